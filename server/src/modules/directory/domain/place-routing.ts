/**
 * Whose a street, houses of it or an object with a name are. The most exact line wins, whatever its topic:
 *
 *   object  >  houses of a street  >  street  >  the routing table (routing.ts)
 *
 * and among lines alike: a topic, a group of topics, all topics. Two lines of equal strength that could both be meant
 * are a conflict and are not saved.
 */
import { commonHouse, holdsHouse, readHouses } from '@veche/contract/admin/place-routes/houses.ts'
import type { PlaceRoute } from '@veche/contract/admin/place-routes/place-routes.ts'
import { PLACE_ROUTE_MATCHES } from '@veche/contract/values/directory.ts'
import { fold } from './fold.ts'
import type { RouteQuery } from './routing.ts'

/** What is known of the place beside its municipality; `objects`: those of the lines that the words name. */
export type Spot = { street: string | null; house: string | null; objects: string[] }
export type PlaceRouteMatch = (typeof PLACE_ROUTE_MATCHES)[number]
export type PlaceRouteChoice = { route: PlaceRoute; match: PlaceRouteMatch; passedOver: PlaceRoute[] }

type Fitting = { route: PlaceRoute; match: PlaceRouteMatch; topic: number }

/** Null when no line speaks of the place, or when the words name two objects of different owners. */
export function choosePlaceRoute(
  routes: readonly PlaceRoute[],
  query: RouteQuery,
  spot: Spot,
): PlaceRouteChoice | null {
  const fitting = routes
    .flatMap((route): Fitting[] => {
      const topic = topicRank(route, query)
      const match = topic === null ? null : matchPlace(route, query, spot)
      return match === null || topic === null ? [] : [{ route, match, topic }]
    })
    .toSorted((one, other) => strength(one) - strength(other))
  const best = fitting.find((one) => !fitting.some((other) => isRival(one, other)))
  if (!best) return null
  const passedOver = fitting.filter((one) => one !== best).map(({ route }) => route)
  return { route: best.route, match: best.match, passedOver }
}

function strength({ match, topic }: Fitting): number {
  return PLACE_ROUTE_MATCHES.indexOf(match) * 10 + topic
}

/** «От котельной № 3 до парка Победы» names two objects: neither decides where they are not of one body. */
function isRival(one: Fitting, other: Fitting): boolean {
  const isEqual = one !== other && strength(one) === strength(other)
  const { agencyCode, unitCode } = other.route
  return isEqual && (one.route.agencyCode !== agencyCode || one.route.unitCode !== unitCode)
}

function topicRank({ topicCode, groupCode }: PlaceRoute, query: RouteQuery): number | null {
  if (topicCode !== null) return topicCode === query.topicCode ? 0 : null
  if (groupCode !== null) return groupCode === query.groupCode ? 1 : null
  return 2
}

function matchPlace(route: PlaceRoute, query: RouteQuery, spot: Spot): PlaceRouteMatch | null {
  if (route.municipalityCode !== query.municipalityCode) return null
  if (route.object !== null) {
    const name = foldName(route.object)
    return spot.objects.some((object) => foldName(object) === name) ? 'object' : null
  }
  if (route.street === null || spot.street === null || fold(route.street) !== fold(spot.street)) return null
  if (route.houses === null) return 'street'
  const houses = readHouses(route.houses)
  return houses !== null && spot.house !== null && holdsHouse(houses, spot.house) ? 'houses' : null
}

export type PlaceRouteConflict = { route: PlaceRoute; house: string | null }

/** The line that a new one of equal strength cannot stand beside. */
export function findPlaceConflict(
  route: PlaceRoute,
  others: readonly PlaceRoute[],
): PlaceRouteConflict | null {
  for (const other of others) {
    if (keyOfTopic(other) !== keyOfTopic(route) || keyOfPlace(other) !== keyOfPlace(route)) continue
    if (route.houses === null && other.houses === null) return { route: other, house: null }
    if (route.houses === null || other.houses === null) continue
    const house = commonHouse(readHouses(route.houses) ?? [], readHouses(other.houses) ?? [])
    if (house !== null) return { route: other, house }
  }
  return null
}

function keyOfTopic({ municipalityCode, topicCode, groupCode }: PlaceRoute): string {
  return JSON.stringify([municipalityCode, topicCode, groupCode])
}

function keyOfPlace({ street, object }: PlaceRoute): string {
  return JSON.stringify([fold(street ?? ''), foldName(object ?? '')])
}

/** «Парк «Городской»» is «парк Городской». */
const foldName = (name: string) =>
  fold(name.replaceAll(/[«»„“”"']/gu, ' '))
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** «Ленина ул., 1-15 нечётные»; «котельная № 3». */
export function namePlace({
  street,
  houses,
  object,
}: Pick<PlaceRoute, 'street' | 'houses' | 'object'>): string {
  return object ?? [street, houses].filter(Boolean).join(', ')
}
