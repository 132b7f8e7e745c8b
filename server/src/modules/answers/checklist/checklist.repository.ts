import type { Db } from '../../../platform/database/db.ts'

export function getIncidentToCheck(db: Db, incidentId: string) {
  return db
    .selectFrom('incident')
    .select(['channelId', 'surface', 'topicCode', 'eventId', 'isMassEvent', 'memberCount', 'promiseDueAt'])
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
}
