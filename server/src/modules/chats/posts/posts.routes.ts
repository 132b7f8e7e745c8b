/** Routes of our posts in a chat, and of decisions about posts whose outcome is unknown. */
import { CHAT_WORK_ROUTES } from '@veche/contract/routes/chat-work.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { type AnswersContext, conversationOf, listWaitingPosts, resolvePost } from '../../answers/index.ts'
import { getChat } from '../chat/index.ts'
import { hintAuthor } from '../moderation/index.ts'
import { attachOf } from './files.ts'
import { presentPosts } from './present-posts.ts'
import { sendToChat } from './send-to-chat.ts'

export function chatPostsRoutes(context: AnswersContext): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    serveRoute(app, CHAT_WORK_ROUTES.send, async (request) => {
      const { chatId } = request.params
      await sendToChat(context, { chatId, request: request.body, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, CHAT_WORK_ROUTES.hint, async (request) => {
      await hintAuthor(context, { ...request.params, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, CHAT_WORK_ROUTES.listPosts, async (request) => {
      const actor = requireActor(request)
      const chat = await getChat(db, { ...request.params, actor, right: 'read' })
      const posts = await listWaitingPosts(db, conversationOf(chat))
      return { posts: await presentPosts(db, posts), attach: await attachOf(context, chat) }
    })

    serveRoute(app, CHAT_WORK_ROUTES.resolvePost, async (request) => {
      const { chatId, postId } = request.params
      const actor = requireActor(request)
      const chat = await getChat(db, { chatId, actor, right: 'work' })
      await resolvePost(context, { postId, conversation: conversationOf(chat), actor, ...request.body })
      return { ok: true as const }
    })
  }
}
