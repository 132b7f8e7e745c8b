import { BulkAction } from '@veche/contract/desk.ts'
import { type Selectable, sql } from 'kysely'
import type { BulkRun } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'

export type StoredRun = Omit<Selectable<BulkRun>, 'action'> & { action: BulkAction }
/** Finds a run of its maker alone; for others it does not exist. */
export async function getOwnRun(db: Db, id: string, actorId: string): Promise<StoredRun> {
  const run = await findRun(db, id)
  if (!run || run.actorId !== actorId) throw new NotFoundError('bulk.not_found', { id })
  return run
}

export async function findRun(db: Db, id: string): Promise<StoredRun | null> {
  const row = await db.selectFrom('bulkRun').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { ...row, action: BulkAction.parse(row.action) } : null
}

/** Moves a run on. Gives false when it has left that state meanwhile. */
export async function moveRun(
  db: Db,
  {
    id,
    from,
    to,
    ...times
  }: { id: string; from: readonly StoredRun['state'][]; to: StoredRun['state'] } & Partial<
    Pick<StoredRun, 'startedAt' | 'finishedAt' | 'undoUntil'>
  >,
): Promise<boolean> {
  const moved = await db
    .updateTable('bulkRun')
    .set({ state: to, ...times })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

type Preview = { id: string; actor: Pick<Actor, 'id' | 'name'>; action: BulkAction; now: Date }

export async function insertPreview(tx: Tx, { id, actor, action, now }: Preview): Promise<void> {
  await tx
    .insertInto('bulkRun')
    .values({
      id,
      actorId: actor.id,
      actorName: actor.name,
      action: JSON.stringify(action),
      state: 'preview',
      createdAt: now,
    })
    .execute()
}

export async function deleteOldRuns(
  db: Db,
  { before, previewedBefore }: { before: Date; previewedBefore: Date },
): Promise<void> {
  await db
    .deleteFrom('bulkRun')
    .where(({ eb, or, and }) =>
      or([
        eb('createdAt', '<', before),
        and([eb('state', '=', 'preview'), eb('createdAt', '<', previewedBefore)]),
      ]),
    )
    .execute()
}

export async function setSavepoint(tx: Tx): Promise<void> {
  await sql`savepoint bulk_item`.execute(tx)
}

export async function releaseSavepoint(tx: Tx): Promise<void> {
  await sql`release savepoint bulk_item`.execute(tx)
}

export async function rollBackToSavepoint(tx: Tx): Promise<void> {
  await sql`rollback to savepoint bulk_item`.execute(tx)
}
