import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import type { FastifyPluginAsync } from 'fastify'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { getIncident, getVisibleRow } from '../../incidents/index.ts'
import { approveAnswer, callBackAnswer, sendBackAnswer, submitAnswer } from '../approval/index.ts'
import { inspectIncidentAnswer } from '../checklist/index.ts'
import { checkMatter, type MatterServices } from '../matter/index.ts'
import { deliverToLate, getPublication } from '../outbox/index.ts'
import { type AnswersContext, listPrivateWays } from '../parts/index.ts'
import { resolvePublication } from '../sending/index.ts'
import { getAnswer, presentPublication } from './answer.presenter.ts'

export function answersRoutes(deps: AnswersContext & MatterServices): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ANSWER_ROUTES.get, async (request) => {
      const actor = await requireActor(request)
      return getAnswer(deps, { incidentId: request.params.incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.check, async (request) => {
      const actor = await requireActor(request)
      const { incidentId } = request.params
      await getVisibleRow(deps.db, incidentId, actor)
      const [found, matter] = await Promise.all([
        inspectIncidentAnswer(deps.db, deps, { ...request.body, incidentId, actor }),
        checkMatter(deps.db, deps, { incidentId, text: request.body.text }),
      ])
      return { ...found, checks: [...found.checks, ...matter] }
    })

    serveRoute(app, ANSWER_ROUTES.privateWays, (request) =>
      listPrivateWays(deps, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, ANSWER_ROUTES.submit, async (request) => {
      const actor = await requireActor(request)
      const { incidentId } = request.params
      await submitAnswer(deps, { ...request.body, incidentId, actor })
      return getIncident(deps, { incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.approve, async (request) => {
      const actor = await requireActor(request)
      const { incidentId } = request.params
      await approveAnswer(deps, { ...request.body, incidentId, actor })
      return getIncident(deps, { incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.deliverToLate, async (request) => {
      const actor = requireActor(request)
      return {
        recipients: await deliverToLate(deps, { ...request.params, ...request.body, actor }),
      }
    })

    serveRoute(app, ANSWER_ROUTES.sendBack, async (request) => {
      const actor = await requireActor(request)
      const { incidentId } = request.params
      await sendBackAnswer(deps, { ...request.body, incidentId, actor })
      return getIncident(deps, { incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.callBack, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      await callBackAnswer(deps, { ...request.body, incidentId, actor })
      return getIncident(deps, { incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.resolvePublication, async (request) => {
      const actor = await requireActor(request)
      const { publicationId } = request.params
      await resolvePublication(deps, { publicationId, request: request.body, actor })
      const publication = await beyondScope('the result of an own step', () =>
        getPublication(deps.db, publicationId),
      )
      return presentPublication(publication)
    })
  }
}
