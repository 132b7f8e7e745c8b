/** Each time a step was begun. One clock of a card runs at most. */
import type { FakeStep } from '@veche/contract/fakes.ts'
import type { Selectable } from 'kysely'
import type { FakeClock } from '../../platform/database.gen.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { FakeRow } from './fakes.repository.ts'
import type { FakeDeps } from './fakes-context.ts'
import { isTimed, startStepClock } from './step-clock.ts'

export type ClockRow = Selectable<FakeClock>

/** Ends the clock that runs and starts the one of `step`, where it has one. */
export async function turnClock(
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

export function listClocks(db: Db, fakeIds: readonly string[]): Promise<ClockRow[]> {
  return db
    .selectFrom('fakeClock')
    .selectAll()
    .where('fakeId', 'in', fakeIds)
    .orderBy('startedAt')
    .orderBy('id')
    .execute()
}
