import type { ExportSchedule, NewExportSchedule } from '@veche/contract/admin/neighbours.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type DueSchedule = Pick<
  ExportSchedule,
  'id' | 'mappingId' | 'format' | 'cadence' | 'weekday' | 'hour' | 'writtenTo'
> & { ownerId: string; nextRunAt: Date }

const COLUMNS = ['id', 'mappingId', 'ownerId', 'format', 'cadence', 'weekday', 'hour', 'nextRunAt'] as const
const writtenTo = sql<string | null>`written_to::text`.as('writtenTo')

/** The reader's own first; those of others to whoever sees them. */
export async function listSchedules(
  db: Db,
  { userId, seesAll }: { userId: string; seesAll: boolean },
): Promise<ExportSchedule[]> {
  const rows = await db
    .selectFrom('exchangeSchedule as schedule')
    .innerJoin('neighbourMapping as mapping', 'mapping.id', 'schedule.mappingId')
    .select([
      'schedule.id',
      'mappingId',
      'mapping.name as mappingName',
      'format',
      'cadence',
      'weekday',
      'hour',
    ])
    .innerJoin('personName', 'personName.id', 'schedule.ownerId')
    .select(['nextRunAt', 'offAt', 'failures', 'isOffByFailures', writtenTo])
    .leftJoin('personName as switcher', 'switcher.id', 'schedule.offBy')
    .select(['switcher.name as offByName', 'schedule.offBy'])
    .select(['personName.name as ownerName', sql<boolean>`owner_id = ${userId}`.as('isOwn')])
    .$if(!seesAll, (query) => query.where('ownerId', '=', userId))
    .orderBy('isOwn', 'desc')
    .orderBy('schedule.createdAt')
    .orderBy('schedule.id')
    .execute()
  return rows.map(({ offAt, offBy, offByName, nextRunAt, ...row }) => ({
    ...row,
    nextRunAt: offAt === null ? nextRunAt.toISOString() : null,
    off:
      offAt === null || offByName === null
        ? null
        : { at: offAt.toISOString(), byName: offByName, isYou: offBy === userId },
  }))
}

type NewRow = NewExportSchedule & { id: string; ownerId: string; nextRunAt: Date; createdAt: Date }

export async function insertSchedule(tx: Tx, row: NewRow): Promise<void> {
  await tx.insertInto('exchangeSchedule').values(row).execute()
}

export function findForUpdate(tx: Tx, id: string) {
  return tx
    .selectFrom('exchangeSchedule')
    .select([...COLUMNS, 'offAt', 'isOffByFailures', writtenTo])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function hasSchedule(tx: Tx, mappingId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('exchangeSchedule')
    .select('id')
    .where('mappingId', '=', mappingId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Due and on; one that another process works on is passed over. */
export function lockDue(tx: Tx, { now, limit }: { now: Date; limit: number }): Promise<DueSchedule[]> {
  return tx
    .selectFrom('exchangeSchedule')
    .select([...COLUMNS, writtenTo])
    .where('offAt', 'is', null)
    .where('nextRunAt', '<=', now)
    .orderBy('nextRunAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Whether a file of it is still being written. */
export async function isAtWork(tx: Tx, scheduleId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('exchangeJob')
    .select('id')
    .where('scheduleId', '=', scheduleId)
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateSchedule(
  tx: Tx,
  id: string,
  changes: {
    nextRunAt?: Date
    offAt?: Date | null
    offBy?: string | null
    isOffByFailures?: boolean
    failures?: number
    writtenTo?: string | null
  },
): Promise<void> {
  await tx.updateTable('exchangeSchedule').set(changes).where('id', '=', id).execute()
}

export async function deleteSchedule(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('exchangeSchedule').where('id', '=', id).execute()
}

/** One more failure in a row. */
export function addFailure(tx: Tx, id: string): Promise<{ failures: number } | undefined> {
  return tx
    .updateTable('exchangeSchedule')
    .set({ failures: sql`failures + 1` })
    .where('id', '=', id)
    .returning('failures')
    .executeTakeFirst()
}
