/** Deadlines whose next reminder has come. Cheap at any number of deadlines: one partial index, pages. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Incident } from '../steps/index.ts'
import { type StoredDeadline, toDeadline } from './deadlines.repository.ts'

export type RemindedDeadline = {
  deadline: StoredDeadline
  incident: Pick<
    Incident,
    'step' | 'urgency' | 'topicCode' | 'municipalityCode' | 'agencyCode' | 'unitCode' | 'assigneeId'
  > & { id: string; number: number }
}

export async function findDueReminders(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('incidentDeadline')
    .select('id')
    .where('state', '=', 'running')
    .where('nextReminderAt', 'is not', null)
    .where('nextReminderAt', '<=', now)
    .orderBy('nextReminderAt')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Locks those that still run and still wait until the transaction ends. A deadline that a step is changing
 * right now, or another worker holds, is left out; one that was late before its incident was frozen runs on.
 */
export async function lockDueReminders(
  tx: Tx,
  ids: readonly string[],
  now: Date,
): Promise<RemindedDeadline[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('incidentDeadline')
    .selectAll()
    .where('id', 'in', ids)
    .where('state', '=', 'running')
    .where('nextReminderAt', '<=', now)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  if (rows.length === 0) return []
  // A separate statement, so that it sees what was committed before the deadlines were locked.
  const incidents = await tx
    .selectFrom('incident')
    .select(['id', 'number', 'step', 'urgency', 'topicCode', 'municipalityCode', 'agencyCode', 'unitCode'])
    .select('assigneeId')
    .where('id', 'in', [...new Set(rows.map(({ incidentId }) => incidentId))])
    .execute()
  const byId = new Map(incidents.map((incident) => [incident.id, incident]))
  return rows.flatMap((row) => {
    const incident = byId.get(row.incidentId)
    return incident ? [{ deadline: toDeadline(row), incident }] : []
  })
}

export async function setNextReminders(
  tx: Tx,
  reminders: readonly { deadlineId: string; at: Date | null }[],
): Promise<void> {
  if (reminders.length === 0) return
  const ids = reminders.map(({ deadlineId }) => deadlineId)
  const moments = reminders.map(({ at }) => at)
  await sql`
    update incident_deadline set next_reminder_at = next.at
    from unnest(${ids}::uuid[], ${moments}::timestamptz[]) as next (id, at)
    where incident_deadline.id = next.id`.execute(tx)
}
