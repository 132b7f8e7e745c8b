import { OWN_WORK_ROUTES } from '@veche/contract/routes/portal/own-work.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { type OwnWorkContext, readOwnWork } from './read-own-work.ts'

export function ownWorkRoutes(context: OwnWorkContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OWN_WORK_ROUTES.read, (request) => readOwnWork(context, requireActor(request)))
  }
}
