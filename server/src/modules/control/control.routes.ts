import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { addExportReading, requireActor, sendList } from '../access/index.ts'
import { boardItemCells } from './board-table.ts'
import { readBoard, readBoardItems } from './read-board.ts'

export function controlRoutes(context: Pick<AppContext, 'db' | 'clock' | 'region'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DESK_ROUTES.board, (request) => readBoard(context, requireActor(request)))

    serveRoute(app, DESK_ROUTES.listBoardItems, (request) =>
      readBoardItems(context, requireActor(request), request.query),
    )

    serveRoute(app, DESK_ROUTES.exportBoardItems, async (request, reply) => {
      const actor = requireActor(request)
      const { numbers, rows } = await boardItemCells(context, actor, request.query)
      await addExportReading(context.db, { at: context.clock(), userId: actor.id, numbers, ref: 'board' })
      return sendList({ request, reply }, { name: 'Контроль', rows }, context)
    })
  }
}
