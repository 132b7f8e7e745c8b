import { BoardItemsQuery, BoardItemsResponse, BoardResponse } from '@veche/contract/control.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { requireActor } from '../access/index.ts'
import { type BoardContext, readBoard, readBoardItems } from './read-board.ts'

const BOARD = { permission: 'board.read' }

export function controlRoutes(context: BoardContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/board', { config: BOARD, schema: { response: { 200: BoardResponse } } }, (request) =>
      readBoard(context, requireActor(request)),
    )

    app.get(
      '/board/items',
      { config: BOARD, schema: { querystring: BoardItemsQuery, response: { 200: BoardItemsResponse } } },
      (request) => readBoardItems(context, requireActor(request), request.query),
    )
  }
}
