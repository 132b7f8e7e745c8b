import { MINUTE_MS } from '@veche/contract/durations.ts'
import { type Insertable, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { WrittenFile } from '../writing/index.ts'

const LEASE_MS = 10 * MINUTE_MS

const COLUMNS = [
  ...(['network', 'groupCode', 'topicCode'] as const),
  ...(['id', 'scheduleId', 'ownerId', 'title', 'kind', 'municipalityCode', 'agencyCode', 'viewId'] as const),
  ...(['format', 'language', 'dueAt', 'isByHand', 'state', 'attempts', 'errorCode', 'createdAt'] as const),
] as const
const PERIOD = [
  sql<string>`report_run.period_from::text`.as('from'),
  sql<string>`report_run.period_to::text`.as('to'),
] as const

export type Run = Awaited<ReturnType<typeof claimRuns>>[number]
export type NewRun = Insertable<DB['reportRun']>

/** False: the run of this hour is there already. */
export async function insertRun(tx: Tx, run: NewRun): Promise<boolean> {
  const inserted = await tx
    .insertInto('reportRun')
    .values(run)
    .onConflict((conflict) =>
      conflict.columns(['scheduleId', 'dueAt']).where('isByHand', '=', sql.lit(false)).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Claims runs for a while; the lease of a worker that died runs out. */
export function claimRuns(db: Db, { now, limit }: { now: Date; limit: number }) {
  return db
    .updateTable('reportRun')
    .set((eb) => ({
      state: 'building',
      attempts: eb('attempts', '+', 1),
      nextAttemptAt: new Date(now.getTime() + LEASE_MS),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('reportRun')
        .select('id')
        .where('state', 'in', ['queued', 'building'])
        .where('nextAttemptAt', '<=', now)
        .orderBy('nextAttemptAt')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(COLUMNS)
    .returning(PERIOD)
    .execute()
}

export type BuiltFile = WrittenFile & { words: string }

/** Only the attempt that holds the lease saves what it made. */
export async function saveBuilt(
  tx: Tx,
  { id, attempts }: Run,
  { now, ...file }: BuiltFile & { now: Date },
): Promise<void> {
  const settled = await tx
    .updateTable('reportRun')
    .set({ state: 'ready', errorCode: null })
    .where('id', '=', id)
    .where('state', '=', 'building')
    .where('attempts', '=', attempts)
    .returning('id')
    .executeTakeFirst()
  if (!settled) return
  await tx
    .insertInto('reportFile')
    .values({ runId: id, ...file })
    .execute()
  await tx.updateTable('reportDelivery').set({ nextAttemptAt: now }).where('runId', '=', id).execute()
}

export async function saveBuildFailure(
  db: Db,
  { id, attempts }: Run,
  failure: { state: 'queued' | 'failed'; errorCode: string; nextAttemptAt: Date },
): Promise<void> {
  await db
    .updateTable('reportRun')
    .set(failure)
    .where('id', '=', id)
    .where('state', '=', 'building')
    .where('attempts', '=', attempts)
    .execute()
}

type Page = {
  ownerId: string
  seesAll: boolean
  limit: number
  before: { at: Date; id: string } | null
  /** One of them. */
  id?: string
}

/** Newest first. The letter of a head is seen by nobody else. */
export function listRuns(db: Db, { ownerId, seesAll, limit, before, id }: Page) {
  return db
    .selectFrom('reportRun')
    .leftJoin('reportFile', 'reportFile.runId', 'reportRun.id')
    .select(COLUMNS.map((column) => `reportRun.${column}` as const))
    .select(PERIOD)
    .select([
      'reportFile.name as fileName',
      sql<number | null>`octet_length(report_file.bytes)`.as('fileBytes'),
    ])
    .where((eb) =>
      eb.or([
        eb('reportRun.ownerId', '=', ownerId),
        ...(seesAll ? [eb('reportRun.kind', '<>', 'head_letter')] : []),
      ]),
    )
    .$if(id !== undefined, (query) => query.where('reportRun.id', '=', id ?? ''))
    .$if(before !== null, (query) =>
      query.where(
        sql<boolean>`(report_run.created_at, report_run.id) < (${before?.at}, ${before?.id}::uuid)`,
      ),
    )
    .orderBy('reportRun.createdAt', 'desc')
    .orderBy('reportRun.id', 'desc')
    .limit(limit)
    .execute()
}

export function getRunForUpdate(tx: Tx, id: string) {
  return tx
    .selectFrom('reportRun')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('report.run_not_found', { id }))
}

export function findRun(db: Db, id: string) {
  return db.selectFrom('reportRun').select(COLUMNS).select(PERIOD).where('id', '=', id).executeTakeFirst()
}

export function findFile(db: Db, runId: string) {
  return db
    .selectFrom('reportFile')
    .select(['name', 'type', 'bytes', 'words'])
    .where('runId', '=', runId)
    .executeTakeFirst()
}

export async function requeueRun(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('reportRun')
    .set({ state: 'queued', attempts: 0, errorCode: null, nextAttemptAt: now })
    .where('id', '=', id)
    .execute()
}

export async function deleteRuns(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const gone = await db
    .deleteFrom('reportRun')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('reportRun')
        .select('id')
        .where('createdAt', '<', before)
        .orderBy('createdAt')
        .limit(limit),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
