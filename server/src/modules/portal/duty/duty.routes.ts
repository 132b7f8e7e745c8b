import { DUTY_ROUTES } from '@veche/contract/routes/portal/duty.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { DutyContext } from './duty-context.ts'
import { findWhoAnswers, readDutyMap } from './find-who-answers.ts'
import { listBodies } from './list-bodies.ts'

export function dutyRoutes(context: DutyContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DUTY_ROUTES.answer, (request) =>
      findWhoAnswers(context, { query: request.query, actor: requireActor(request) }),
    )
    serveRoute(app, DUTY_ROUTES.map, (request) => readDutyMap(context, request.query))
    serveRoute(app, DUTY_ROUTES.listBodies, (request) => listBodies(context, requireActor(request)))
  }
}
