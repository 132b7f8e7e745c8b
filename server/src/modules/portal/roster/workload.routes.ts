import { WORKLOAD_ROUTES } from '@veche/contract/routes/portal/workload.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { prepareSpread } from './prepare-spread.ts'
import { readWorkload, type WorkloadContext } from './read-workload.ts'

export function workloadRoutes(context: WorkloadContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, WORKLOAD_ROUTES.read, (request) =>
      readWorkload(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, WORKLOAD_ROUTES.spread, (request) =>
      prepareSpread(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )
  }
}
