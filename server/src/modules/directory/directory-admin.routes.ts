import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import type { DirectoryContext } from './change-directory.ts'
import { readBook } from './directory-admin.repository.ts'
import { placeRoutesRoutes } from './place-routes/place-routes.routes.ts'
import { placesRoutes } from './places/places.routes.ts'
import { routingRoutes } from './routing.routes.ts'
import { sheetsRoutes } from './sheets/sheets.routes.ts'
import { topicsRoutes } from './topics.routes.ts'

/** Administration of the directory; what everybody reads of it is in `directory.routes.ts`. */
export function directoryAdminRoutes(context: DirectoryContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DIRECTORY_ROUTES.book, () => readBook(context.db))
    await app.register(placesRoutes(context))
    await app.register(topicsRoutes(context))
    await app.register(routingRoutes(context))
    await app.register(placeRoutesRoutes(context))
    await app.register(calendarRoutes(context))
    await app.register(sheetsRoutes(context))
  }
}
