import {
  AnswerResponse,
  ApproveAnswerRequest,
  CallBackAnswerRequest,
  CheckAnswerRequest,
  ChecklistResponse,
  DeliverToLateRequest,
  DeliverToLateResponse,
  PrivateWaysResponse,
  PublicationResponse,
  ResolvePublicationRequest,
  SendBackAnswerRequest,
  SubmitAnswerRequest,
} from '@veche/contract/answers.ts'
import { IncidentResponse } from '@veche/contract/incidents.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { getIncident, getVisibleRow } from '../../incidents/index.ts'
import { approveAnswer, callBackAnswer, sendBackAnswer, submitAnswer } from '../approval/index.ts'
import { inspectIncidentAnswer } from '../checklist/index.ts'
import { deliverToLate, getPublication } from '../outbox/index.ts'
import { type AnswersContext, listPrivateWays } from '../parts/index.ts'
import { resolvePublication } from '../sending/index.ts'
import { getAnswer, presentPublication } from './answer.presenter.ts'

const IncidentParams = z.object({ incidentId: z.uuid() })
const WORK = { permission: 'answers.work' }

export function answersRoutes(deps: AnswersContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/incidents/:incidentId/answer',
      {
        config: { permission: 'incidents.read' },
        schema: { params: IncidentParams, response: { 200: AnswerResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        return getAnswer(deps, { incidentId: request.params.incidentId, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/answer/check',
      {
        config: WORK,
        schema: { params: IncidentParams, body: CheckAnswerRequest, response: { 200: ChecklistResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { incidentId } = request.params
        await getVisibleRow(deps.db, incidentId, actor)
        return inspectIncidentAnswer(deps.db, deps, { ...request.body, incidentId, actor })
      },
    )

    app.get(
      '/incidents/:incidentId/answer/private-ways',
      { config: WORK, schema: { params: IncidentParams, response: { 200: PrivateWaysResponse } } },
      (request) => listPrivateWays(deps, { ...request.params, actor: requireActor(request) }),
    )

    app.post(
      '/incidents/:incidentId/answer/submit',
      {
        config: WORK,
        schema: { params: IncidentParams, body: SubmitAnswerRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { incidentId } = request.params
        await submitAnswer(deps, { ...request.body, incidentId, actor })
        return getIncident(deps, { incidentId, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/answer/approve',
      {
        config: WORK,
        schema: { params: IncidentParams, body: ApproveAnswerRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { incidentId } = request.params
        await approveAnswer(deps, { ...request.body, incidentId, actor })
        return getIncident(deps, { incidentId, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/answer/deliver-to-late',
      {
        config: WORK,
        schema: {
          params: IncidentParams,
          body: DeliverToLateRequest,
          response: { 200: DeliverToLateResponse },
        },
      },
      async (request) => {
        const actor = requireActor(request)
        return {
          recipients: await deliverToLate(deps, { ...request.params, ...request.body, actor }),
        }
      },
    )

    app.post(
      '/incidents/:incidentId/answer/send-back',
      {
        config: WORK,
        schema: { params: IncidentParams, body: SendBackAnswerRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { incidentId } = request.params
        await sendBackAnswer(deps, { ...request.body, incidentId, actor })
        return getIncident(deps, { incidentId, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/answer/call-back',
      {
        config: WORK,
        schema: { params: IncidentParams, body: CallBackAnswerRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        await callBackAnswer(deps, { ...request.body, incidentId, actor })
        return getIncident(deps, { incidentId, actor })
      },
    )

    app.post(
      '/publications/:publicationId/resolve',
      {
        config: WORK,
        schema: {
          params: z.object({ publicationId: z.uuid() }),
          body: ResolvePublicationRequest,
          response: { 200: PublicationResponse },
        },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { publicationId } = request.params
        await resolvePublication(deps, { publicationId, request: request.body, actor })
        return presentPublication(await getPublication(deps.db, publicationId))
      },
    )
  }
}
