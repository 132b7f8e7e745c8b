import { BROADCAST_ROUTES } from '@veche/contract/routes/portal/broadcasts.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { type BroadcastsContext, offerPlaces } from './list-places.ts'
import { readCalendar, showBroadcast } from './read-broadcasts.ts'
import { decideOnPlace, runBroadcastCommand } from './run-broadcast-command.ts'
import { changeBroadcast, createBroadcast } from './save-broadcast.ts'

export function broadcastRoutes(context: BroadcastsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, BROADCAST_ROUTES.listBroadcasts, (request) =>
      readCalendar(context, { ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, BROADCAST_ROUTES.listBroadcastPlaces, (request) =>
      offerPlaces(context, requireActor(request)),
    )

    serveRoute(app, BROADCAST_ROUTES.createBroadcast, async (request) => {
      const actor = requireActor(request)
      const { isSubmitted, ...content } = request.body
      const broadcastId = await createBroadcast(context, { content, isSubmitted, actor })
      return showBroadcast(context, { broadcastId, actor })
    })

    serveRoute(app, BROADCAST_ROUTES.getBroadcast, (request) =>
      showBroadcast(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, BROADCAST_ROUTES.changeBroadcast, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, isSubmitted, ...wanted } = request.body
      await changeBroadcast(context, { ...one, wanted, isSubmitted, before })
      return showBroadcast(context, one)
    })

    serveRoute(app, BROADCAST_ROUTES.runBroadcastCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runBroadcastCommand(context, { ...one, command: request.body })
      return showBroadcast(context, one)
    })

    serveRoute(app, BROADCAST_ROUTES.decideOnBroadcastPlace, async (request) => {
      const { placeId, ...params } = request.params
      const one = { ...params, actor: requireActor(request) }
      await decideOnPlace(context, { ...one, placeId, ...request.body })
      return showBroadcast(context, one)
    })
  }
}
