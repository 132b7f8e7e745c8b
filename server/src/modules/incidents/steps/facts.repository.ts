/** What other modules ask about incidents without a change in mind. */
import type { Db, Tx } from '../../../platform/database/db.ts'

export function getIncidentToCheck(db: Db, incidentId: string) {
  return db
    .selectFrom('incident')
    .select(['channelId', 'surface', 'topicCode', 'eventId', 'isMassEvent', 'memberCount', 'promiseDueAt'])
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
}

export function listIncidentNumbers(
  db: Db,
  incidentIds: string[],
): Promise<{ number: number; id: string }[]> {
  return db.selectFrom('incident').select(['id', 'number']).where('id', 'in', incidentIds).execute()
}

export function getIncidentRow(tx: Tx, incidentId: string) {
  return tx.selectFrom('incident').selectAll().where('id', '=', incidentId).executeTakeFirstOrThrow()
}

export function listIncidentScopes(tx: Tx, incidentIds: readonly string[]) {
  return tx
    .selectFrom('incident')
    .select(['id', 'number', 'step', 'municipalityCode', 'agencyCode', 'unitCode', 'assigneeId'])
    .where('id', 'in', incidentIds)
    .execute()
}
