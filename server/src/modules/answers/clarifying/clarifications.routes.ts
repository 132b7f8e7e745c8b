import { CLARIFICATION_ROUTES } from '@veche/contract/routes/casework.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { askClarification } from './ask-clarification.ts'
import { checkClarification } from './check-clarification.ts'
import {
  approveClarification,
  refuseClarification,
  resolveClarification,
  takeBackClarification,
} from './decide-clarification.ts'
import { readClarifications } from './read-clarifications.ts'

export function clarificationsRoutes(context: AnswersContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CLARIFICATION_ROUTES.list, (request) =>
      readClarifications(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, CLARIFICATION_ROUTES.check, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await getVisibleRow(context.db, asked.incidentId, asked.actor)
      return { checks: await checkClarification(context.db, context, { ...request.body, ...asked }) }
    })

    serveRoute(app, CLARIFICATION_ROUTES.ask, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await askClarification(context, { ...request.body, ...asked })
      return readClarifications(context, asked)
    })

    serveRoute(app, CLARIFICATION_ROUTES.approve, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await approveClarification(context, asked)
      return readClarifications(context, asked)
    })

    serveRoute(app, CLARIFICATION_ROUTES.refuse, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await refuseClarification(context, asked)
      return readClarifications(context, asked)
    })

    serveRoute(app, CLARIFICATION_ROUTES.takeBack, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await takeBackClarification(context, asked)
      return readClarifications(context, asked)
    })

    serveRoute(app, CLARIFICATION_ROUTES.resolve, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await resolveClarification(context, { ...request.body, ...asked })
      return readClarifications(context, asked)
    })
  }
}
