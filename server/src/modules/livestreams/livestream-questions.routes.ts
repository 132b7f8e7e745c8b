/** Questions of a stream: what is new, and what an editor does to them. */
import { NoContent } from '@veche/contract/common.ts'
import {
  AddQuestionRequest,
  EditQuestionRequest,
  LivestreamQuestionsQuery,
  LivestreamQuestionsResponse,
  OrderQuestionsRequest,
  QuestionCommandsRequest,
  QuestionCommandsResponse,
} from '@veche/contract/livestreams.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../access/index.ts'
import { runCommands } from './commands/index.ts'
import { addQuestion } from './intake/index.ts'
import { editQuestion, orderQuestions, readNews } from './questions/index.ts'
import type { LivestreamsContext } from './stream/index.ts'

const params = z.object({ livestreamId: z.uuid() })
const read = { permission: 'livestreams.read' } as const
const work = { permission: 'livestreams.work' } as const
const response = { 200: NoContent }
const done = { ok: true as const }

export function livestreamQuestionsRoutes(context: LivestreamsContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/livestreams/:livestreamId/questions',
      {
        config: read,
        schema: {
          params,
          querystring: LivestreamQuestionsQuery,
          response: { 200: LivestreamQuestionsResponse },
        },
      },
      async (request) => {
        const { since, limit } = request.query
        return readNews(context, { ...request.params, actor: requireActor(request), since, limit })
      },
    )

    app.post(
      '/livestreams/:livestreamId/commands',
      {
        config: work,
        schema: { params, body: QuestionCommandsRequest, response: { 200: QuestionCommandsResponse } },
      },
      async (request) =>
        runCommands(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    app.post(
      '/livestreams/:livestreamId/questions',
      { config: work, schema: { params, body: AddQuestionRequest, response } },
      async (request) => {
        const ask = { ...request.params, actor: requireActor(request) }
        await addQuestion(context, { ...ask, request: request.body })
        return done
      },
    )

    app.patch(
      '/livestreams/:livestreamId/questions/:questionId',
      {
        config: work,
        schema: { params: params.extend({ questionId: z.uuid() }), body: EditQuestionRequest, response },
      },
      async (request) => {
        const ask = { ...request.params, actor: requireActor(request) }
        await editQuestion(context, { ...ask, request: request.body })
        return done
      },
    )

    app.put(
      '/livestreams/:livestreamId/order',
      { config: work, schema: { params, body: OrderQuestionsRequest, response } },
      async (request) => {
        await orderQuestions(context, { ...request.params, ...request.body, actor: requireActor(request) })
        return done
      },
    )
  }
}
