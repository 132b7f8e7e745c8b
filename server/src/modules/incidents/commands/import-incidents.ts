/** Imported work has a history of one row. The deadlines of open work start. */
import type { Tx } from '../../../platform/database/db.ts'
import type { ActorRef } from '../../access/index.ts'
import {
  currentDeadline,
  type DeadlineBook,
  insertDeadlinesOfMany,
  planForNew,
  startDeadlines,
} from '../deadlines/index.ts'
import { chainActivities, insertActivities } from '../history/index.ts'
import { insertIncidents, isOpen, type NewIncident } from '../steps/index.ts'

type Imported = Omit<NewIncident, `activity${string}` | `deadline${string}`>
export type ImportedWork = { incident: Imported; details: Record<string, unknown> }

export async function insertImportedIncidents(
  tx: Tx,
  works: readonly ImportedWork[],
  { book, actor, now }: { book: DeadlineBook; actor: ActorRef; now: Date },
): Promise<void> {
  const rows = works.map(({ incident, details }) => {
    const plan = planForNew(incident.foundAt)
    const deadlines = isOpen(incident.step) ? startDeadlines(plan, incident, { book }) : []
    const activity = { type: 'imported', at: now, actor, details: { ...details, to: incident.step } }
    const chained = chainActivities(incident.id, { activitySeq: 0, activityHash: '' }, [activity])
    return { incident, deadlines, chained }
  })
  insertIncidents(
    tx,
    rows.map(({ incident, deadlines, chained }) => ({
      ...incident,
      ...currentDeadline(deadlines),
      ...chained.tail,
    })),
  )
  insertDeadlinesOfMany(
    tx,
    rows.flatMap(({ incident, deadlines }) =>
      deadlines.map((deadline) => ({ ...deadline, incidentId: incident.id })),
    ),
  )
  insertActivities(
    tx,
    rows.flatMap(({ chained }) => chained.rows),
  )
}
