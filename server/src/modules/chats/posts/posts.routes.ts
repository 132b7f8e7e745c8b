/** What we say in a chat, and what is to be done where the network could not tell whether it was said. */
import { ChatPostListResponse, ResolveChatPostRequest, SendToChatRequest } from '@veche/contract/chats.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { type AnswersContext, conversationOf, listWaitingPosts, resolvePost } from '../../answers/index.ts'
import { getChat } from '../chat/index.ts'
import { hintAuthor } from '../moderation/index.ts'
import { attachOf } from './files.ts'
import { presentPosts } from './present-posts.ts'
import { sendToChat } from './send-to-chat.ts'

const Chat = z.object({ chatId: z.uuid() })
const Post = Chat.extend({ postId: z.uuid() })
const Message = Chat.extend({ messageId: z.uuid() })
const READ = { permission: 'chats.read' }
const WORK = { permission: 'chats.work' }

export function chatPostsRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  const { db } = context
  return async (app) => {
    app.post(
      '/chats/:chatId/send',
      { config: WORK, schema: { params: Chat, body: SendToChatRequest, response: { 200: NoContent } } },
      async (request) => {
        const { chatId } = request.params
        await sendToChat(context, { chatId, request: request.body, actor: requireActor(request) })
        return { ok: true as const }
      },
    )

    app.post(
      '/chats/:chatId/messages/:messageId/hint',
      { config: WORK, schema: { params: Message, response: { 200: NoContent } } },
      async (request) => {
        await hintAuthor(context, { ...request.params, actor: requireActor(request) })
        return { ok: true as const }
      },
    )

    app.get(
      '/chats/:chatId/posts',
      { config: READ, schema: { params: Chat, response: { 200: ChatPostListResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const chat = await getChat(db, { ...request.params, actor, right: 'read' })
        const posts = await listWaitingPosts(db, conversationOf(chat))
        return { posts: await presentPosts(db, posts), attach: await attachOf(context, chat) }
      },
    )

    app.post(
      '/chats/:chatId/posts/:postId/resolve',
      { config: WORK, schema: { params: Post, body: ResolveChatPostRequest, response: { 200: NoContent } } },
      async (request) => {
        const { chatId, postId } = request.params
        const actor = requireActor(request)
        const chat = await getChat(db, { chatId, actor, right: 'work' })
        await resolvePost(context, { postId, conversation: conversationOf(chat), actor, ...request.body })
        return { ok: true as const }
      },
    )
  }
}
