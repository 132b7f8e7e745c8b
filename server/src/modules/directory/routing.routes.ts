import {
  Route,
  RouteTestQuery,
  RouteTestResponse,
  RouteTestTextRequest,
  RouteTestTextResponse,
  UpdateRouteRequest,
} from '@veche/contract/admin/directory.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../access/index.ts'
import { config, done } from './admin-route.ts'
import type { DirectoryContext } from './change-directory.ts'
import { getDirectory } from './get-directory.ts'
import { addRoute, changeRoute, removeRoute, testRoute } from './manage-routes.ts'

const params = z.object({ routeId: z.uuid() })
const response = { 200: NoContent }
const NOTHING = { decided: null, match: null, passedOver: [] }

export function routingRoutes(context: DirectoryContext): FastifyPluginAsyncZod {
  const { db, readText } = context
  return async (app) => {
    app.post('/directory/routes', { config, schema: { body: Route, response } }, (request) =>
      done(addRoute(context, { route: request.body, actor: requireActor(request) })),
    )
    app.put(
      '/directory/routes/:routeId',
      { config, schema: { params, body: UpdateRouteRequest, response } },
      (request) => {
        const id = request.params.routeId
        return done(changeRoute(context, { id, request: request.body, actor: requireActor(request) }))
      },
    )
    app.delete('/directory/routes/:routeId', { config, schema: { params, response } }, (request) =>
      done(removeRoute(context, { id: request.params.routeId, actor: requireActor(request) })),
    )

    app.get(
      '/directory/routes/test',
      { config, schema: { querystring: RouteTestQuery, response: { 200: RouteTestResponse } } },
      async (request) => {
        const { topicCode, municipalityCode = null } = request.query
        return testRoute(await getDirectory(db), { topicCode, municipalityCode })
      },
    )
    app.post(
      '/directory/routes/test-text',
      { config, schema: { body: RouteTestTextRequest, response: { 200: RouteTestTextResponse } } },
      async (request) => {
        const directory = await getDirectory(db)
        const found = await readText(request.body.text)
        const { topicCode, municipalityCode } = found
        const tested = topicCode ? testRoute(directory, { topicCode, municipalityCode }) : NOTHING
        return { ...found, ...tested }
      },
    )
  }
}
