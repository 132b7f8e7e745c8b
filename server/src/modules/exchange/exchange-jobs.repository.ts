import { ErrorDetails, ImportPreview, ImportResult, UndoResult } from '@veche/contract/admin/exchange.ts'
import { IncidentFilterText } from '@veche/contract/casework/incident-filter.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'
import type { SheetFormat } from '../../platform/sheets/index.ts'

/** A process without a heartbeat for this long counts as dead, and its job starts again. */
const SILENCE = sql`interval '2 minutes'`

const Day = z.string().nullable().default(null)
const Params = z.object({
  from: Day,
  to: Day,
  filter: IncidentFilterText.nullable().default(null),
  isDryRun: z.boolean().default(false),
  isOpenKept: z.boolean().default(false),
  mappingId: z.uuid().nullable().default(null),
  undoes: z.object({ jobId: z.uuid(), fileName: z.string() }).nullable().default(null),
})
export type JobParams = z.infer<typeof Params>

export type ExchangeJobRow = {
  id: string
  kind: 'export' | 'import' | 'undo'
  ownerId: string
  state: 'uploaded' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  format: SheetFormat
  params: JobParams
  preview: ImportPreview | null
  rowsDone: number
  result: ImportResult | null
  undone: UndoResult | null
  errorCode: string | null
  /** What its words name: the row that cannot be read. */
  errorDetails: ErrorDetails | null
  isCancelAsked: boolean
  /** It writes what is due by it. */
  scheduleId: string | null
  createdAt: Date
  finishedAt: Date | null
}

const COLUMNS = [
  'id',
  'kind',
  'ownerId',
  'state',
  'format',
  'params',
  'preview',
  'rowsDone',
  'result',
  'errorCode',
  'isCancelAsked',
  'scheduleId',
  'createdAt',
  'finishedAt',
] as const

type StoredRow = Omit<ExchangeJobRow, 'params' | 'preview' | 'result' | 'undone' | 'errorDetails'> & {
  params: unknown
  preview: unknown
  result: unknown
}

function toJob({ params, preview, result, ...row }: StoredRow): ExchangeJobRow {
  const kept = { ...row, params: Params.parse(params), preview: ImportPreview.nullable().parse(preview) }
  if (row.state === 'failed')
    return { ...kept, result: null, undone: null, errorDetails: ErrorDetails.nullable().parse(result) }
  return {
    ...kept,
    errorDetails: null,
    result: row.kind === 'undo' ? null : ImportResult.nullable().parse(result),
    undone: row.kind === 'undo' ? UndoResult.nullable().parse(result) : null,
  }
}

type NewJob = Pick<ExchangeJobRow, 'kind' | 'ownerId' | 'state' | 'format'> & {
  id?: string
  params: Partial<JobParams>
  preview?: ImportPreview
  scheduleId?: string
  now: Date
}

export async function insertJob(
  db: Db,
  { id = newId(), params, preview, now, ...job }: NewJob,
): Promise<string> {
  await db
    .insertInto('exchangeJob')
    .values({
      ...job,
      id,
      params: JSON.stringify(params),
      preview: preview ? JSON.stringify(preview) : null,
      createdAt: now,
      touchedAt: now,
    })
    .execute()
  return id
}

export async function findOwnJob(db: Db, id: string, ownerId: string): Promise<ExchangeJobRow | null> {
  const row = await db
    .selectFrom('exchangeJob')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('ownerId', '=', ownerId)
    .executeTakeFirst()
  return row ? toJob(row) : null
}

/** Files that were written and may still wait for their owners. */
export function listExported(db: Db): Promise<{ id: string; format: SheetFormat }[]> {
  return db
    .selectFrom('exchangeJob')
    .select(['id', 'format'])
    .where('kind', '=', 'export')
    .where('finishedAt', 'is not', null)
    .execute()
}

export async function listOwnJobs(db: Db, ownerId: string, limit: number): Promise<ExchangeJobRow[]> {
  const rows = await db
    .selectFrom('exchangeJob')
    .select(COLUMNS)
    .where('ownerId', '=', ownerId)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toJob)
}

/** Locks the run; whether somebody is taking it back already. */
export async function isBeingUndone(tx: Tx, runId: string): Promise<boolean> {
  await tx.selectFrom('exchangeJob').select('id').where('id', '=', runId).forUpdate().execute()
  const row = await tx
    .selectFrom('exchangeJob')
    .select('id')
    .where('kind', '=', 'undo')
    .where('state', 'in', ['queued', 'running'])
    .where(sql`params #>> '{undoes,jobId}'`, '=', runId)
    .executeTakeFirst()
  return row !== undefined
}

/** Queues the job; returns false if it is already running. */
export async function queueJob(db: Db, id: string, params: Partial<JobParams>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('exchangeJob')
    .set({
      state: 'queued',
      params: JSON.stringify(params),
      rowsDone: 0,
      result: null,
      errorCode: null,
      isCancelAsked: false,
      finishedAt: null,
    })
    .where('id', '=', id)
    .where('state', 'not in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Claims the job for one process: the first one, or the next after one that fell silent. */
export async function claimJob(db: Db, id: string): Promise<ExchangeJobRow | null> {
  const row = await db
    .updateTable('exchangeJob')
    .set({ state: 'running', touchedAt: sql`now()` })
    .where('id', '=', id)
    .where(({ eb, or, and }) =>
      or([
        eb('state', '=', 'queued'),
        and([eb('state', '=', 'running'), eb('touchedAt', '<', sql<Date>`now() - ${SILENCE}`)]),
      ]),
    )
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ? toJob(row) : null
}

/** Saves the progress; returns whether the owner has cancelled the job. */
export async function touchJob(db: Db, id: string, rowsDone: number): Promise<{ isCancelAsked: boolean }> {
  const row = await db
    .updateTable('exchangeJob')
    .set({ rowsDone, touchedAt: sql`now()` })
    .where('id', '=', id)
    .returning('isCancelAsked')
    .executeTakeFirst()
  return { isCancelAsked: row?.isCancelAsked ?? true }
}

type End = {
  state: 'done' | 'failed' | 'cancelled'
  rowsDone?: number
  result?: ImportResult | UndoResult | ErrorDetails
  errorCode?: string
}

export async function endJob(db: Db, id: string, { result, ...end }: End, now: Date): Promise<void> {
  await db
    .updateTable('exchangeJob')
    .set({ ...end, ...(result ? { result: JSON.stringify(result) } : {}), finishedAt: now })
    .where('id', '=', id)
    .execute()
}

/** A queued one is cancelled at once, a running one at its next batch. */
export async function cancelJob(db: Db, id: string, now: Date): Promise<void> {
  const own = db.updateTable('exchangeJob').where('id', '=', id)
  await own.set({ state: 'cancelled', finishedAt: now }).where('state', '=', 'queued').execute()
  await own.set({ isCancelAsked: true }).where('state', '=', 'running').execute()
}

export async function deleteJobs(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('exchangeJob')
    .where('createdAt', '<', before)
    .where('state', 'not in', ['queued', 'running'])
    .execute()
}
