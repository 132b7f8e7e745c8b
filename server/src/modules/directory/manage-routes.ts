import type {
  Route as RouteRequest,
  RouteTestResponse,
  UpdateRouteRequest,
} from '@veche/contract/admin/directory.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import { joinEdit } from '../../platform/fields-changed.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, changerByJournal } from '../access/index.ts'
import { changeDirectory, type DirectoryContext, notFound } from './change-directory.ts'
import type { Directory } from './directory.repository.ts'
import { choosePlaceRoute, type Spot } from './domain/place-routing.ts'
import { chooseRoute, findRouteProblems, type Route, type RouteProblem } from './domain/routing.ts'
import { deleteRoute, insertRoute, listRoutes, readKnownCodes, updateRouteRow } from './routes.repository.ts'

type By = { actor: Actor }
type NewRoute = z.infer<typeof RouteRequest>
type RouteChange = z.infer<typeof UpdateRouteRequest>

export function addRoute({ db }: DirectoryContext, { route, actor }: By & { route: NewRoute }) {
  const id = newId()
  return changeDirectory(db, {
    ...{ actor, action: 'directory.route_added', objectType: 'route', objectId: id },
    run: async (tx) => {
      await requireSound(tx, route, await listRoutes(tx))
      await insertRoute(tx, { id, ...route })
      return { result: { id, ...route }, details: { ...route } }
    },
  })
}

export function changeRoute(
  { db }: DirectoryContext,
  { id, request: { before, ...wanted }, actor }: By & { id: string; request: RouteChange },
) {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.route_changed', objectType: 'route', objectId: id },
    run: async (tx) => {
      const routes = await listRoutes(tx)
      const known = routes.find((one) => one.id === id)
      if (!known) throw notFound(id)()
      const { id: _id, ...now } = known
      const findChanger = changerByJournal(tx, { objectType: 'route', objectId: id })
      const route = { ...now, ...(await joinEdit({ now, before, wanted, findChanger })) }
      await requireSound(
        tx,
        route,
        routes.filter((one) => one !== known),
      )
      await updateRouteRow(tx, id, route)
      return { result: { id, ...route }, details: { before: known, after: route } }
    },
  })
}

export function removeRoute({ db }: DirectoryContext, { id, actor }: By & { id: string }): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.route_removed', objectType: 'route', objectId: id },
    run: async (tx) => {
      const removed = await deleteRoute(tx, id)
      return { result: undefined, details: { ...removed } }
    },
  })
}

/** Checks the new row against the others: known codes and a unique key. */
async function requireSound(tx: Tx, route: Route, others: readonly Route[]): Promise<void> {
  const problems = findRouteProblems([...others, route], await readKnownCodes(tx))
  const own = problems.find((problem) => concerns(problem, route))
  if (!own) return
  if (own.type === 'same_key')
    throw new ConflictError('directory.route_conflict', {
      agencyCodes: own.routes.filter((other) => other !== route).map(({ agencyCode }) => agencyCode),
    })
  if (own.type === 'topic_or_group') throw new InvalidError('directory.topic_or_group')
  throw new InvalidError('directory.unknown_code', { field: own.field, code: route[own.field] })
}

function concerns(problem: RouteProblem, route: Route): boolean {
  return problem.type === 'same_key' ? problem.routes.includes(route) : problem.route === route
}

export async function requireSoundRoute(tx: Tx, route: Route): Promise<void> {
  await requireSound(tx, route, await listRoutes(tx))
}

/** Which row decides and which ones it passed over. */
export function testRoute(
  { topics, routes, placeRoutes }: Directory,
  { topicCode, municipalityCode, spot }: { topicCode: string; municipalityCode: string | null; spot: Spot },
): z.infer<typeof RouteTestResponse> {
  const topic = topics.find(({ code }) => code === topicCode)
  if (!topic) throw new InvalidError('directory.unknown_code', { field: 'topicCode', code: topicCode })
  const query = { topicCode, groupCode: topic.groupCode, municipalityCode }
  const choice = chooseRoute(routes, query)
  const own = choosePlaceRoute(placeRoutes, query, spot)
  return {
    decided: choice?.route ?? null,
    match: choice?.match ?? null,
    passedOver: choice?.passedOver ?? [],
    line: own?.route ?? null,
    lineMatch: own?.match ?? null,
  }
}
