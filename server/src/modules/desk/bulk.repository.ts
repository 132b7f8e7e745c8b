import { BulkAction } from '@veche/contract/desk.ts'
import { type Selectable, sql } from 'kysely'
import type { BulkItem, BulkRun } from '../../platform/database.gen.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'

export type StoredRun = Omit<Selectable<BulkRun>, 'action'> & { action: BulkAction }
export type ItemState = Selectable<BulkItem>['state']
export type NewItem = {
  incidentId: string
  expectedVersion: number
  state: 'ready' | 'unfit'
  errorCode: string | null
}
/** What is taken next: those not tried yet, or, while undoing, those that were done. */
export type Claimed = {
  seq: number
  incidentId: string
  expectedVersion: number
  afterVersion: number | null
  before: unknown
}

const EXAMPLES = 3

/** A run is its maker's own: for others it does not exist. */
export async function getOwnRun(db: Db, id: string, actorId: string): Promise<StoredRun> {
  const run = await findRun(db, id)
  if (!run || run.actorId !== actorId) throw new NotFoundError('bulk.not_found', { id })
  return run
}

export async function findRun(db: Db, id: string): Promise<StoredRun | null> {
  const row = await db.selectFrom('bulkRun').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { ...row, action: BulkAction.parse(row.action) } : null
}

/** Moves a run on; false when it was not in that state any more. */
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

export async function insertItems(
  tx: Tx,
  runId: string,
  { from, items }: { from: number; items: readonly NewItem[] },
): Promise<void> {
  if (items.length === 0) return
  await tx
    .insertInto('bulkItem')
    .values(items.map((item, index) => ({ runId, seq: from + index, ...item })))
    .execute()
}

/** One item for this worker alone, locked until its step is written. */
export async function claimItem(tx: Tx, runId: string, state: 'ready' | 'done'): Promise<Claimed | null> {
  const row = await tx
    .selectFrom('bulkItem')
    .select(['seq', 'incidentId', 'expectedVersion', 'afterVersion', 'before'])
    .where('runId', '=', runId)
    .where('state', '=', state)
    .orderBy('seq')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

export async function settleItem(
  db: Db,
  { runId, seq }: { runId: string; seq: number },
  changes: { state: ItemState; errorCode?: string; before?: string; afterVersion?: number },
): Promise<void> {
  await db.updateTable('bulkItem').set(changes).where('runId', '=', runId).where('seq', '=', seq).execute()
}

export async function skipRest(db: Db, runId: string): Promise<void> {
  await db
    .updateTable('bulkItem')
    .set({ state: 'skipped' })
    .where('runId', '=', runId)
    .where('state', '=', 'ready')
    .execute()
}

export async function countItems(db: Db, runId: string) {
  return db
    .selectFrom('bulkItem')
    .select(['state', 'errorCode'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('runId', '=', runId)
    .groupBy(['state', 'errorCode'])
    .execute()
}

export async function listExamples(
  db: Db,
  runId: string,
  { state, errorCode }: { state: ItemState; errorCode: string | null },
) {
  return db
    .selectFrom('bulkItem')
    .innerJoin('incident', 'incident.id', 'bulkItem.incidentId')
    .select(['incident.id', 'incident.number', 'incident.title', 'incident.step'])
    .where('bulkItem.runId', '=', runId)
    .where('bulkItem.state', '=', state)
    .where(sql<boolean>`bulk_item.error_code is not distinct from ${errorCode}`)
    .orderBy('bulkItem.seq')
    .limit(EXAMPLES)
    .execute()
}
