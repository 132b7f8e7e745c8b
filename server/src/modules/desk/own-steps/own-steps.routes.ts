import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { listOwnSteps } from './list-own-steps.ts'

/** Serves the reader's own acts alone: no parameter could name another person. */
export function ownStepsRoutes(context: DeskContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DESK_ROUTES.listOwnSteps, async (request) => ({
      steps: await listOwnSteps(context, requireActor(request)),
    }))
  }
}
