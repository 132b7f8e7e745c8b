import {
  AnswerResponse,
  CandidateParams,
  RenameDraftRequest,
  SaveDraftRequest,
} from '@veche/contract/answers.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { renameDraft, saveDraft, setDraftDeleted } from '../drafts/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { getAnswer } from './answer.presenter.ts'

const IncidentParams = z.object({ incidentId: z.uuid() })
const WORK = { permission: 'answers.work' }

/** Candidates of one answer. Each change gives back the whole answer, so that lists stay true. */
export function draftsRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.put(
      '/incidents/:incidentId/answer/draft',
      {
        config: WORK,
        schema: { params: IncidentParams, body: SaveDraftRequest, response: { 200: AnswerResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        await saveDraft(context, { ...request.body, incidentId, actor })
        return getAnswer(context, { incidentId, actor })
      },
    )

    app.patch(
      '/incidents/:incidentId/answer/drafts/:candidate',
      {
        config: WORK,
        schema: { params: CandidateParams, body: RenameDraftRequest, response: { 200: AnswerResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        await renameDraft(context, { ...request.params, ...request.body, actor })
        return getAnswer(context, { incidentId, actor })
      },
    )

    app.delete(
      '/incidents/:incidentId/answer/drafts/:candidate',
      { config: WORK, schema: { params: CandidateParams, response: { 200: AnswerResponse } } },
      async (request) => {
        const actor = requireActor(request)
        await setDraftDeleted(context, { ...request.params, actor, isDeleted: true })
        return getAnswer(context, { incidentId: request.params.incidentId, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/answer/drafts/:candidate/restore',
      { config: WORK, schema: { params: CandidateParams, response: { 200: AnswerResponse } } },
      async (request) => {
        const actor = requireActor(request)
        await setDraftDeleted(context, { ...request.params, actor, isDeleted: false })
        return getAnswer(context, { incidentId: request.params.incidentId, actor })
      },
    )
  }
}
