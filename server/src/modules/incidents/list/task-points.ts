import type { NearTasksResponse } from '@veche/contract/casework/near-tasks.ts'
import type { Database } from '../../../platform/database/db.ts'
import { getDirectory } from '../../directory/index.ts'
import type { FilterFacts } from '../filter/index.ts'
import { presentRows } from './changed-rows.ts'
import { listIncidents } from './list-incidents.ts'
import { listPoints } from './rows.repository.ts'

/** More than a person drives round in a week. */
const MOST_TASKS = 200

/** What waits for this person, each with its point; without one, with the centre of its municipality. */
export async function listTaskPoints(
  db: Database,
  facts: Omit<FilterFacts, 'filter'>,
): Promise<NearTasksResponse> {
  const { rows, nextCursor } = await listIncidents(db, {
    ...facts,
    filter: { queue: 'mine' },
    limit: MOST_TASKS,
  })
  const [incidents, points, { municipalities }] = await Promise.all([
    presentRows(db, rows),
    listPoints(
      db,
      rows.map(({ id }) => id),
    ),
    getDirectory(db),
  ])
  const pointOf = new Map(points.map(({ id, ...point }) => [id, point]))
  const centreOf = new Map(municipalities.map(({ code, ...place }) => [code, place]))
  return {
    tasks: incidents.map((incident) => {
      const own = toPoint(pointOf.get(incident.id), true)
      return { incident, point: own ?? toPoint(centreOf.get(incident.municipalityCode ?? ''), false) }
    }),
    isCut: nextCursor !== null,
  }
}

function toPoint(place: { latitude: number | null; longitude: number | null } | undefined, isExact: boolean) {
  if (!place || place.latitude === null || place.longitude === null) return null
  return { latitude: place.latitude, longitude: place.longitude, isExact }
}
