import { OwnStepsResponse } from '@veche/contract/desk.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { requireActor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { listOwnSteps } from './list-own-steps.ts'

/** Nobody's acts but the reader's own: there is no parameter that could name another. */
export function ownStepsRoutes(context: DeskContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/own-steps',
      { config: { permission: 'incidents.work' }, schema: { response: { 200: OwnStepsResponse } } },
      async (request) => ({ steps: await listOwnSteps(context, requireActor(request)) }),
    )
  }
}
