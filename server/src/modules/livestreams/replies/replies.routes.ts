/** Replies of a stream to those who asked: what would go out, what went, and what a person decides. */
import { LIVESTREAM_ROUTES } from '@veche/contract/routes/livestreams.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { readReplies } from './read-replies.ts'
import { type RepliesContext, resolveReply, sendReplies } from './send-replies.ts'

export function repliesRoutes(context: RepliesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, LIVESTREAM_ROUTES.replies, async (request) =>
      readReplies(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, LIVESTREAM_ROUTES.sendReplies, async (request) => {
      const ask = { ...request.params, actor: requireActor(request) }
      await sendReplies(context, { ...ask, ...request.body })
      return readReplies(context, ask)
    })

    serveRoute(app, LIVESTREAM_ROUTES.resolveReply, async (request) => {
      const ask = { ...request.params, actor: requireActor(request) }
      await resolveReply(context, { ...ask, ...request.body })
      return readReplies(context, ask)
    })
  }
}
