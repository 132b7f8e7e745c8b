/**
 * Which agency answers for a topic in a municipality. The most exact row of the routing table wins:
 *
 *   topic × municipality  >  topic  >  group × municipality  >  group
 *
 * Two rows with one key are a conflict, whatever agency they name: the table is refused before it is saved.
 */
import { ROUTE_MATCHES } from '@veche/contract/values/directory.ts'
import { InvalidError } from '../../../platform/errors.ts'

/** A row names a topic or a group, never both. */
export type Route = {
  topicCode: string | null
  groupCode: string | null
  municipalityCode: string | null
  agencyCode: string
}

/** `municipalityCode` is null while the place is unknown: then only rows for the whole region apply. */
export type RouteQuery = { topicCode: string; groupCode: string; municipalityCode: string | null }

export type RouteMatch = (typeof ROUTE_MATCHES)[number]

export type RouteChoice = {
  route: Route
  /** Why this row: how exactly it fits. */
  match: RouteMatch
  /** Rows that fit too but less exactly, the closest first. */
  passedOver: Route[]
}

export type RouteProblem =
  | { type: 'same_key'; routes: Route[] }
  | { type: 'topic_or_group'; route: Route }
  | {
      type: 'unknown_code'
      field: 'topicCode' | 'groupCode' | 'municipalityCode' | 'agencyCode'
      route: Route
    }

export type KnownCodes = Record<'topicCode' | 'groupCode' | 'municipalityCode' | 'agencyCode', Set<string>>

/** Returns null when no row fits; throws when two rows fit equally well. */
export function chooseRoute(routes: readonly Route[], query: RouteQuery): RouteChoice | null {
  const fitting = routes
    .flatMap((route) => {
      const match = matchRoute(route, query)
      return match ? [{ route, match }] : []
    })
    .sort((a, b) => ROUTE_MATCHES.indexOf(a.match) - ROUTE_MATCHES.indexOf(b.match))
  const [best, next] = fitting
  if (!best) return null
  if (next?.match === best.match) throw new InvalidError('directory.route_conflict', { ...query })
  return { ...best, passedOver: fitting.slice(1).map(({ route }) => route) }
}

export function findRouteConflicts(routes: readonly Route[]): Route[][] {
  return [...Map.groupBy(routes, routeKey).values()].filter((sameKey) => sameKey.length > 1)
}

/** Everything that forbids saving the table. */
export function findRouteProblems(routes: readonly Route[], known: KnownCodes): RouteProblem[] {
  const sameKey = findRouteConflicts(routes).map((same): RouteProblem => ({ type: 'same_key', routes: same }))
  const rows = routes.flatMap((route) => findRowProblems(route, known))
  return [...rows, ...sameKey]
}

function findRowProblems(route: Route, known: KnownCodes): RouteProblem[] {
  const problems: RouteProblem[] = []
  if ((route.topicCode === null) === (route.groupCode === null)) {
    problems.push({ type: 'topic_or_group', route })
  }
  for (const field of ['topicCode', 'groupCode', 'municipalityCode', 'agencyCode'] as const) {
    const code = route[field]
    if (code !== null && !known[field].has(code)) problems.push({ type: 'unknown_code', field, route })
  }
  return problems
}

function matchRoute(route: Route, query: RouteQuery): RouteMatch | null {
  const isLocal = route.municipalityCode !== null
  if (isLocal && route.municipalityCode !== query.municipalityCode) return null
  if (route.topicCode !== null) {
    if (route.topicCode !== query.topicCode) return null
    return isLocal ? 'topic_municipality' : 'topic'
  }
  if (route.groupCode !== query.groupCode) return null
  return isLocal ? 'group_municipality' : 'group'
}

function routeKey({ topicCode, groupCode, municipalityCode }: Route): string {
  return JSON.stringify([topicCode, groupCode, municipalityCode])
}
