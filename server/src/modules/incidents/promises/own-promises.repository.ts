import type { Db } from '../../../platform/database/db.ts'
import { type FilterFacts, matchIncidents, STEPS_OF } from '../filter/index.ts'

/** Open promises on the work of the reader that come due until then, the nearest first. */
export function listOwnPromises(
  db: Db,
  { until, limit, ...reader }: Omit<FilterFacts, 'filter'> & { until: Date; limit: number },
) {
  return db
    .selectFrom('incident')
    .innerJoin('promise', 'promise.incidentId', 'incident.id')
    .select(['incident.id', 'incident.step', 'incident.network', 'incident.urgency', 'incident.address'])
    .select([
      'incident.municipalityCode',
      'incident.isFrozen',
      'incident.deadlineKey',
      'incident.title',
      'promise.what',
      'promise.dueAt',
    ])
    .where('incident.step', 'in', STEPS_OF.mine)
    .where('incident.promiseDueAt', '<', until)
    .where('promise.state', '=', 'open')
    .where(matchIncidents({ ...reader, filter: { queue: 'mine' } }))
    .orderBy('promise.dueAt')
    .orderBy('incident.id')
    .limit(limit)
    .execute()
}
