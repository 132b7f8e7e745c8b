import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { LockedIncident } from '../steps/index.ts'
import { insertActivities, updateTail } from './activities.repository.ts'
import { chainActivities, type NewActivity } from './activity.ts'
import { incidentEvent } from './change-incident.ts'

/** What another module did to a question, in its history; its state and version stay. The caller holds the lock. */
export async function addActivity(
  tx: Tx,
  { incident, tail }: LockedIncident,
  activity: NewActivity,
): Promise<void> {
  const chained = chainActivities(incident.id, tail, [activity])
  insertActivities(tx, chained.rows)
  await updateTail(tx, incident.id, chained.tail)
  addEvents(tx, [incidentEvent(null, incident, activity.type)])
}
