import { SEARCH_ROUTES } from '@veche/contract/routes/portal/search.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { type SearchContext, searchRooms } from './search-rooms.ts'

export function searchRoutes(context: SearchContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, SEARCH_ROUTES.search, (request) =>
      searchRooms(context, { words: request.query.words, actor: requireActor(request) }),
    )
  }
}
