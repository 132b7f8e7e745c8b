import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { ContactsContext } from '../contacts/index.ts'
import { draftRoster, readRoster, saveRoster } from './roster.ts'

export function rosterRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ROSTER_ROUTES.get, (request) => {
      const { day } = request.query
      return readRoster(context, { ...request.params, day, actor: requireActor(request) })
    })

    serveRoute(app, ROSTER_ROUTES.draft, (request) =>
      draftRoster(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, ROSTER_ROUTES.save, async (request) => {
      const [actor, { postId }] = [requireActor(request), request.params]
      await saveRoster(context, { postId, ...request.body, actor })
      return readRoster(context, { postId, day: request.body.week, actor })
    })
  }
}
