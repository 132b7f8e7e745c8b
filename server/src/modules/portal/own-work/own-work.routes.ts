import { OWN_WORK_ROUTES } from '@veche/contract/routes/portal/own-work.ts'
import type { FastifyPluginAsync } from 'fastify'
import { sendTable } from '../../../platform/http/send-table.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { type OwnWorkContext, readOwnWork } from './read-own-work.ts'
import { weekCells } from './week-cells.ts'

export function ownWorkRoutes(context: OwnWorkContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OWN_WORK_ROUTES.read, (request) => readOwnWork(context, requireActor(request)))

    serveRoute(app, OWN_WORK_ROUTES.exportWeeks, async (request, reply) => {
      const { weeks } = await readOwnWork(context, requireActor(request))
      return sendTable(reply, { name: 'Моя работа', rows: weekCells(weeks) }, context)
    })
  }
}
