/** Replies of a stream to those who asked: what would go out, what went, and what a person decides. */
import { ResolveChatPostRequest } from '@veche/contract/chats.ts'
import { LivestreamRepliesResponse, SendRepliesRequest } from '@veche/contract/livestreams.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { readReplies } from './read-replies.ts'
import { type RepliesContext, resolveReply, sendReplies } from './send-replies.ts'

const params = z.object({ livestreamId: z.uuid() })
const read = { permission: 'livestreams.read' } as const
const work = { permission: 'livestreams.work' } as const
const response = { 200: LivestreamRepliesResponse }

export function repliesRoutes(context: RepliesContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/livestreams/:livestreamId/replies',
      { config: read, schema: { params, response } },
      async (request) => readReplies(context, { ...request.params, actor: requireActor(request) }),
    )

    app.post(
      '/livestreams/:livestreamId/replies',
      { config: work, schema: { params, body: SendRepliesRequest, response } },
      async (request) => {
        const ask = { ...request.params, actor: requireActor(request) }
        await sendReplies(context, { ...ask, ...request.body })
        return readReplies(context, ask)
      },
    )

    app.post(
      '/livestreams/:livestreamId/replies/:replyId/resolve',
      {
        config: work,
        schema: { params: params.extend({ replyId: z.uuid() }), body: ResolveChatPostRequest, response },
      },
      async (request) => {
        const ask = { ...request.params, actor: requireActor(request) }
        await resolveReply(context, { ...ask, ...request.body })
        return readReplies(context, ask)
      },
    )
  }
}
