import { PLACE_ROUTE_ROUTES } from '@veche/contract/routes/admin/place-routes.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { done } from '../admin-route.ts'
import type { DirectoryContext } from '../change-directory.ts'
import { addPlaceRoute, changePlaceRoute, removePlaceRoute } from './manage-place-routes.ts'
import { listPlaceRouteRows } from './place-routes.repository.ts'

export function placeRoutesRoutes(context: DirectoryContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, PLACE_ROUTE_ROUTES.list, async () => ({
      placeRoutes: await listPlaceRouteRows(context.db),
    }))
    serveRoute(app, PLACE_ROUTE_ROUTES.add, (request) =>
      done(addPlaceRoute(context, { route: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, PLACE_ROUTE_ROUTES.change, (request) => {
      const { placeRouteId: id } = request.params
      return done(changePlaceRoute(context, { id, request: request.body, actor: requireActor(request) }))
    })
    serveRoute(app, PLACE_ROUTE_ROUTES.remove, (request) => {
      const { placeRouteId: id } = request.params
      return done(removePlaceRoute(context, { id, actor: requireActor(request) }))
    })
  }
}
