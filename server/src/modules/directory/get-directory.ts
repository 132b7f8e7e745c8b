import type { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import type { Db } from '../../platform/database/db.ts'
import { createKept } from '../../platform/database/kept.ts'
import { type Directory, readDirectory } from './directory.repository.ts'
import { choosePlaceRoute, type PlaceRouteMatch, type Spot } from './domain/place-routing.ts'
import { chooseRoute, type RouteMatch } from './domain/routing.ts'

const kept = createKept(readDirectory)

/** Every list of the directory, from memory. */
export function getDirectory(db: Db): Promise<Directory> {
  return kept.get(db)
}

export function forgetDirectory(db: Db): void {
  kept.forget(db)
}

export type ChosenAgency = {
  agencyCode: string
  unitCode: string | null
  match: RouteMatch | PlaceRouteMatch
  /** The line that decided, where it is one of a street, houses or an object. */
  line: PlaceRoute | null
}
type Asked = { topicCode: string; municipalityCode: string | null; spot?: Spot | undefined }

/**
 * Whose a topic at a place is: the one door to both tables. A line of the place itself comes before the routing table.
 * Null when the topic is unknown or no row speaks of it.
 */
export function chooseAgency(
  directory: Pick<Directory, 'topics' | 'routes' | 'placeRoutes'>,
  { topicCode, municipalityCode, spot }: Asked,
): ChosenAgency | null {
  const topic = directory.topics.find(({ code }) => code === topicCode)
  if (!topic) return null
  const { groupCode } = topic
  const query = { topicCode, groupCode, municipalityCode }
  const own = spot ? choosePlaceRoute(directory.placeRoutes, query, spot) : null
  if (own) {
    const { route, match } = own
    return { agencyCode: route.agencyCode, unitCode: route.unitCode, match, line: route }
  }
  const choice = chooseRoute(directory.routes, query)
  return choice && { agencyCode: choice.route.agencyCode, unitCode: null, match: choice.match, line: null }
}
