/** Clocks that have run out and of which nobody was told yet. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { type FakeRow, selectFakes } from '../card/index.ts'

export async function findLateClocks(
  db: Db,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('fakeClock')
    .select('id')
    .where('endedAt', 'is', null)
    .where('toldAt', 'is', null)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Null: somebody works with the card now, or the step was taken meanwhile. */
export async function lockLateFake(tx: Tx, clockId: string, now: Date): Promise<FakeRow | null> {
  const fake = await selectFakes(tx)
    .innerJoin('fakeClock', 'fakeClock.fakeId', 'fake.id')
    .where('fakeClock.id', '=', clockId)
    .where('fakeClock.endedAt', 'is', null)
    .where('fakeClock.toldAt', 'is', null)
    .where('fakeClock.dueAt', '<=', now)
    .forNoKeyUpdate(['fake', 'fakeClock'])
    .skipLocked()
    .executeTakeFirst()
  return fake ?? null
}

export async function markTold(tx: Tx, clockId: string, now: Date): Promise<void> {
  await tx.updateTable('fakeClock').set({ toldAt: now }).where('id', '=', clockId).execute()
}
