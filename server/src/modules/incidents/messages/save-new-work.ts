import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { linkMessages } from '../../inbox/index.ts'
import { insertDeadlinesOfMany } from '../deadlines/index.ts'
import { incidentEvent, insertActivities } from '../history/index.ts'
import { takeOwnSaid } from '../own-fields/index.ts'
import { insertIncidents } from '../steps/index.ts'
import type { NewWork } from './build-new-incident.ts'

/** Saves incidents with their deadlines, first row of history and messages, and announces them to those who may see them. */
export async function saveNewWork(tx: Tx, works: readonly NewWork[]): Promise<void> {
  insertIncidents(
    tx,
    works.map(({ incident }) => incident),
  )
  insertDeadlinesOfMany(
    tx,
    works.flatMap(({ incident, deadlines }) =>
      deadlines.map((deadline) => ({ ...deadline, incidentId: incident.id })),
    ),
  )
  insertActivities(
    tx,
    works.flatMap(({ activities }) => activities),
  )
  linkMessages(
    tx,
    works.flatMap(({ links }) => links),
  )
  const fromForms = works.filter(({ incident }) => incident.network === 'form')
  if (fromForms.length > 0)
    await takeOwnSaid(
      tx,
      fromForms.map(({ incident }) => incident.id),
    )
  addEvents(
    tx,
    works.map(({ incident }) => incidentEvent(null, incident, 'found')),
  )
}
