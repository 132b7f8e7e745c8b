import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { getIncident } from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { judgeAnswer } from './judge-answer.ts'
import { mendAnswer } from './mend-answer.ts'
import { undoApproval } from './undo-approval.ts'

/** The page of decision, and what stands there beside yes and no. */
export function approvalRoutes(context: AnswersContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ANSWER_ROUTES.judging, (request) =>
      judgeAnswer(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, ANSWER_ROUTES.mend, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await mendAnswer(context, { ...request.body, ...asked })
      return getIncident(context, asked)
    })

    serveRoute(app, ANSWER_ROUTES.undoApproval, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await undoApproval(context, { ...request.body, ...asked })
      return getIncident(context, asked)
    })
  }
}
