import { type Selectable, sql } from 'kysely'
import type { BulkItem } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type ItemState = Selectable<BulkItem>['state']
export type NewItem = {
  incidentId: string
  expectedVersion: number
  state: 'ready' | 'unfit'
  errorCode: string | null
}
/** An item to be done next: one that was not tried yet or, while undoing, one that was done. */
export type Claimed = {
  seq: number
  incidentId: string
  expectedVersion: number
  afterVersion: number | null
  before: unknown
}

const EXAMPLES = 3
/** More examples are shown of what would be changed, because a person reads those. */
const SHOWN = 10
const IS_URGENT = sql<boolean>`incident.urgency = 'urgent'`

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

/** Takes items for this worker alone, locked until their steps are written. */
export async function claimItems(
  tx: Tx,
  runId: string,
  { state, limit }: { state: 'ready' | 'done'; limit: number },
): Promise<Claimed[]> {
  return tx
    .selectFrom('bulkItem')
    .select(['seq', 'incidentId', 'expectedVersion', 'afterVersion', 'before'])
    .where('runId', '=', runId)
    .where('state', '=', state)
    .orderBy('seq')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

export type Settled = {
  seq: number
  state: ItemState
  errorCode?: string
  before?: unknown
  afterVersion?: number
}

/** Keeps what is not given as it is. */
export async function settleItems(tx: Tx, runId: string, items: readonly Settled[]): Promise<void> {
  await sql`
    update bulk_item set state = settled.state, error_code = coalesce(settled."errorCode", bulk_item.error_code),
      before = coalesce(settled.before, bulk_item.before),
      after_version = coalesce(settled."afterVersion", bulk_item.after_version)
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as settled(seq integer, state text, "errorCode" text, before jsonb, "afterVersion" integer)
    where run_id = ${runId} and bulk_item.seq = settled.seq`.execute(tx)
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
  { state, errorCode }: { state: ItemState; errorCode: string },
) {
  return examples(db, runId, state).where('bulkItem.errorCode', '=', errorCode).limit(EXAMPLES).execute()
}

/** Lists urgent ones first, so that whoever reads only the beginning reads them. */
export async function listReady(db: Db, runId: string) {
  return examples(db, runId, 'ready')
    .clearOrderBy()
    .orderBy(IS_URGENT, 'desc')
    .orderBy('bulkItem.seq')
    .limit(SHOWN)
    .execute()
}

export async function countUrgent(db: Db, runId: string): Promise<number> {
  const { count } = await itemsOf(db, runId, 'ready')
    .where(IS_URGENT)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function examples(db: Db, runId: string, state: ItemState) {
  return itemsOf(db, runId, state)
    .select(['incident.id', 'incident.number', 'incident.title', 'incident.step', IS_URGENT.as('isUrgent')])
    .orderBy('bulkItem.seq')
}

function itemsOf(db: Db, runId: string, state: ItemState) {
  return db
    .selectFrom('bulkItem')
    .innerJoin('incident', 'incident.id', 'bulkItem.incidentId')
    .where('bulkItem.runId', '=', runId)
    .where('bulkItem.state', '=', state)
}
