/** Each time a step was begun. One clock of a card runs at most. */
import type { FakeStep } from '@veche/contract/fakes.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { FakeDeps, FakeRow } from '../card/index.ts'
import { isTimed, startStepClock } from './step-clock.ts'

/** Ends the clock that runs and starts the one of `step`, where it has one. */
export async function switchClock(
  tx: Tx,
  { fake, step, by }: { fake: FakeRow; step: FakeStep; by: string | null },
  deps: FakeDeps,
): Promise<void> {
  const at = deps.now
  await tx
    .updateTable('fakeClock')
    .set({ endedAt: at, endedBy: by })
    .where('fakeId', '=', fake.id)
    .where('endedAt', 'is', null)
    .execute()
  if (!isTimed(step)) return
  const clock = startStepClock(step, fake, { at, ...deps })
  await tx
    .insertInto('fakeClock')
    .values({ id: newId(), fakeId: fake.id, step, startedAt: at, ...clock })
    .execute()
}

/** The clock that runs is set again from when it began: the card has become a danger, or of another topic. */
export async function setRunningClock(tx: Tx, fake: FakeRow, deps: FakeDeps): Promise<void> {
  const running = await tx
    .selectFrom('fakeClock')
    .select(['id', 'step', 'startedAt'])
    .where('fakeId', '=', fake.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!running) return
  const clock = startStepClock(running.step, fake, { at: running.startedAt, ...deps })
  await tx
    .updateTable('fakeClock')
    .set({ ...clock, toldAt: null })
    .where('id', '=', running.id)
    .execute()
}

/** With who ended each. */
export function listClocks(db: Db, fakeIds: readonly string[]) {
  return db
    .selectFrom('fakeClock')
    .leftJoin('personName', 'personName.id', 'fakeClock.endedBy')
    .selectAll('fakeClock')
    .select('personName.name as endedByName')
    .where('fakeId', 'in', fakeIds)
    .orderBy('startedAt')
    .orderBy('fakeClock.id')
    .execute()
}

export function listWatchesOver(db: Db, now: Date, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom('fake')
    .select('id')
    .where(sql<boolean>`step = 'watch'`)
    .where('watchUntil', '<=', now)
    .orderBy('watchUntil')
    .limit(limit)
    .execute()
}
