import { TODAY_ROUTES } from '@veche/contract/routes/portal/today.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { readToday, type TodayContext } from './read-today.ts'

export function todayRoutes(context: TodayContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, TODAY_ROUTES.read, (request) => readToday(context, requireActor(request)))
  }
}
