import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { type BoardContext, readBoard, readBoardItems } from './read-board.ts'

export function controlRoutes(context: BoardContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DESK_ROUTES.board, (request) => readBoard(context, requireActor(request)))

    serveRoute(app, DESK_ROUTES.listBoardItems, (request) =>
      readBoardItems(context, requireActor(request), request.query),
    )
  }
}
