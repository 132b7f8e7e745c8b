import {
  JudgingResponse,
  MendAnswerRequest,
  UndoApprovalRequest,
} from '@veche/contract/casework/answer-approval.ts'
import { IncidentResponse } from '@veche/contract/incidents.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { getIncident } from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { judgeAnswer } from './judge-answer.ts'
import { mendAnswer } from './mend-answer.ts'
import { undoApproval } from './undo-approval.ts'

const IncidentParams = z.object({ incidentId: z.uuid() })
const WORK = { permission: 'answers.work' }

/** The page of decision, and what stands there beside yes and no. */
export function approvalRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/incidents/:incidentId/answer/judging',
      { config: WORK, schema: { params: IncidentParams, response: { 200: JudgingResponse } } },
      (request) => judgeAnswer(context, { ...request.params, actor: requireActor(request) }),
    )

    app.post(
      '/incidents/:incidentId/answer/mend',
      {
        config: WORK,
        schema: { params: IncidentParams, body: MendAnswerRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const asked = { ...request.params, actor: requireActor(request) }
        await mendAnswer(context, { ...request.body, ...asked })
        return getIncident(context, asked)
      },
    )

    app.post(
      '/incidents/:incidentId/answer/undo-approval',
      {
        config: WORK,
        schema: { params: IncidentParams, body: UndoApprovalRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const asked = { ...request.params, actor: requireActor(request) }
        await undoApproval(context, { ...request.body, ...asked })
        return getIncident(context, asked)
      },
    )
  }
}
