import { TOPIC_ROUTES } from '@veche/contract/routes/admin/topics.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { done } from './admin-route.ts'
import type { DirectoryContext } from './change-directory.ts'
import { getDirectory } from './get-directory.ts'
import { addRoute, changeRoute, removeRoute, testRoute } from './manage-routes.ts'

const NOTHING = { decided: null, match: null, passedOver: [], line: null, lineMatch: null }

export function routingRoutes(context: DirectoryContext): FastifyPluginAsync {
  const { db, readText, readSpot } = context
  return async (app) => {
    serveRoute(app, TOPIC_ROUTES.addRoute, (request) =>
      done(addRoute(context, { route: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, TOPIC_ROUTES.changeRoute, (request) => {
      const id = request.params.routeId
      return done(changeRoute(context, { id, request: request.body, actor: requireActor(request) }))
    })
    serveRoute(app, TOPIC_ROUTES.removeRoute, (request) =>
      done(removeRoute(context, { id: request.params.routeId, actor: requireActor(request) })),
    )

    serveRoute(app, TOPIC_ROUTES.testRoute, async (request) => {
      const { topicCode, municipalityCode = null, spot = '' } = request.query
      const directory = await getDirectory(db)
      return testRoute(directory, { topicCode, municipalityCode, spot: readSpot(directory, spot) })
    })
    serveRoute(app, TOPIC_ROUTES.testText, async (request) => {
      const directory = await getDirectory(db)
      const found = await readText(request.body.text)
      const { spot, ...read } = found
      const { topicCode, municipalityCode } = read
      const tested = topicCode ? testRoute(directory, { topicCode, municipalityCode, spot }) : NOTHING
      return { ...read, ...tested }
    })
  }
}
