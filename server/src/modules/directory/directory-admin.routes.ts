import { DirectoryBookResponse } from '@veche/contract/admin/directory.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { config } from './admin-route.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import type { DirectoryContext } from './change-directory.ts'
import { readBook } from './directory-admin.repository.ts'
import { placesRoutes } from './places/places.routes.ts'
import { routingRoutes } from './routing.routes.ts'
import { sheetsRoutes } from './sheets/sheets.routes.ts'
import { topicsRoutes } from './topics.routes.ts'

/** Administration of the directory; what everybody reads of it is in `directory.routes.ts`. */
export function directoryAdminRoutes(context: DirectoryContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/directory/book', { config, schema: { response: { 200: DirectoryBookResponse } } }, () =>
      readBook(context.db),
    )
    await app.register(placesRoutes(context))
    await app.register(topicsRoutes(context))
    await app.register(routingRoutes(context))
    await app.register(calendarRoutes(context))
    await app.register(sheetsRoutes(context))
  }
}
