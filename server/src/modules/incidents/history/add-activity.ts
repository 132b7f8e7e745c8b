import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { ActivityTail, LockedIncident } from '../steps/index.ts'
import { insertActivities, updateTail } from './activities.repository.ts'
import { chainActivities, type NewActivity } from './activity.ts'
import { incidentEvent } from './change-incident.ts'

/**
 * What another module did to a question, in its history; its state and version stay. The caller holds the lock, and
 * gives the new end of the history to the next one.
 */
export async function addActivity(
  tx: Tx,
  { incident, tail }: LockedIncident,
  activity: NewActivity,
): Promise<ActivityTail> {
  const chained = chainActivities(incident.id, tail, [activity])
  insertActivities(tx, chained.rows)
  await updateTail(tx, incident.id, chained.tail)
  addEvents(tx, [incidentEvent(null, incident, activity.type)])
  return chained.tail
}
