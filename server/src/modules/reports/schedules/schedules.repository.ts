import type { Recipient } from '@veche/contract/admin/report-schedules.ts'
import type { Insertable, Updateable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

const COLUMNS = [
  ...(['network', 'groupCode', 'topicCode'] as const),
  ...(['id', 'version', 'ownerId', 'title', 'kind', 'municipalityCode', 'agencyCode', 'viewId'] as const),
  ...(['format', 'language', 'cadence', 'weekday', 'monthDay', 'hour', 'pausedAt', 'nextRunAt'] as const),
] as const

export type Schedule = Awaited<ReturnType<typeof getScheduleForUpdate>>
export type StoredRecipient = { userId: string | null; address: string | null }

/** Letters of heads are kept by their owners in their own settings. */
export function listSchedules(db: Db, { ownerId }: { ownerId: string | null }) {
  return db
    .selectFrom('reportSchedule')
    .innerJoin('personName', 'personName.id', 'reportSchedule.ownerId')
    .select(COLUMNS.map((column) => `reportSchedule.${column}` as const))
    .select('personName.name as ownerName')
    .where('kind', '<>', 'head_letter')
    .$if(ownerId !== null, (query) => query.where('ownerId', '=', ownerId ?? ''))
    .orderBy('title')
    .orderBy('reportSchedule.id')
    .limit(500)
    .execute()
}

export function getScheduleForUpdate(tx: Tx, id: string) {
  return tx
    .selectFrom('reportSchedule')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('report.schedule_not_found', { id }))
}

/** Due by now; those that another process works on are left to it. */
export function lockDueSchedules(tx: Tx, { now, limit }: { now: Date; limit: number }): Promise<Schedule[]> {
  return tx
    .selectFrom('reportSchedule')
    .select(COLUMNS)
    .where('pausedAt', 'is', null)
    .where('nextRunAt', '<=', now)
    .orderBy('nextRunAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

export function findLetterForUpdate(tx: Tx, ownerId: string): Promise<Schedule | undefined> {
  return tx
    .selectFrom('reportSchedule')
    .select(COLUMNS)
    .where('ownerId', '=', ownerId)
    .where('kind', '=', 'head_letter')
    .forUpdate()
    .executeTakeFirst()
}

export function findLetter(db: Db, ownerId: string) {
  return db
    .selectFrom('reportSchedule')
    .select(['weekday', 'hour', 'nextRunAt'])
    .where('ownerId', '=', ownerId)
    .where('kind', '=', 'head_letter')
    .executeTakeFirst()
}

export async function insertSchedule(tx: Tx, schedule: Insertable<DB['reportSchedule']>): Promise<void> {
  await tx.insertInto('reportSchedule').values(schedule).execute()
}

export async function updateSchedule(
  tx: Tx,
  id: string,
  changes: Updateable<DB['reportSchedule']>,
): Promise<void> {
  await tx
    .updateTable('reportSchedule')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The plan moves on by itself; nobody who edits is in its way. */
export async function updateNextRun(tx: Tx, id: string, nextRunAt: Date): Promise<void> {
  await tx.updateTable('reportSchedule').set({ nextRunAt }).where('id', '=', id).execute()
}

export async function deleteSchedule(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('reportSchedule').where('id', '=', id).execute()
}

export async function replaceRecipients(
  tx: Tx,
  scheduleId: string,
  recipients: readonly Recipient[],
): Promise<void> {
  await tx.deleteFrom('reportRecipient').where('scheduleId', '=', scheduleId).execute()
  await tx
    .insertInto('reportRecipient')
    .values(recipients.map((recipient, no) => ({ scheduleId, no, ...recipient })))
    .execute()
}

export async function listRecipients(
  db: Db,
  scheduleIds: readonly string[],
): Promise<Map<string, (StoredRecipient & { name: string })[]>> {
  if (scheduleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('reportRecipient')
    .leftJoin('personName', 'personName.id', 'reportRecipient.userId')
    .select(['scheduleId', 'userId', 'address', 'personName.name'])
    .where('scheduleId', 'in', scheduleIds)
    .orderBy('scheduleId')
    .orderBy('no')
    .execute()
  const named = rows.map(({ name, ...row }) => ({ ...row, name: name ?? row.address ?? '' }))
  return Map.groupBy(named, ({ scheduleId }) => scheduleId)
}
