/** What people decide in a chat: what a message is, what answers it, and where it goes on. */
import {
  ClassifyChatMessageRequest,
  CloseChatQuestionRequest,
  DecideChatLinkRequest,
  DecideChatPostLinkRequest,
  ProposeChatQuestionRequest,
  ProposeChatQuestionResponse,
} from '@veche/contract/chats.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import type { ChatsContext } from '../chat/index.ts'
import { classifyByHand } from './classify-by-hand.ts'
import { closeQuestion } from './close-question.ts'
import { decideLink, decideLinkOfPost } from './decide-link.ts'
import { passOnByHand } from './pass-on-by-hand.ts'
import { proposeQuestionFor } from './propose-question.ts'

const chatParams = z.object({ chatId: z.uuid() })
const params = z.object({ chatId: z.uuid(), messageId: z.uuid() })
const postParams = z.object({ chatId: z.uuid(), postId: z.uuid() })
const config = { permission: 'chats.work' } as const
const response = { 200: NoContent }
const done = { ok: true as const }

export function chatWorkRoutes(context: ChatsContext): FastifyPluginAsyncZod {
  return async (app) => {
    // A question about words that are not said yet: they are too long for an address.
    app.post(
      '/chats/:chatId/propose',
      {
        config,
        schema: {
          params: chatParams,
          body: ProposeChatQuestionRequest,
          response: { 200: ProposeChatQuestionResponse },
        },
      },
      async (request) =>
        proposeQuestionFor(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    app.post(
      '/chats/:chatId/messages/:messageId/classify',
      { config, schema: { params, body: ClassifyChatMessageRequest, response } },
      async (request) => {
        const { class: messageClass } = request.body
        await classifyByHand(context, { ...request.params, messageClass, actor: requireActor(request) })
        return done
      },
    )

    app.post(
      '/chats/:chatId/messages/:messageId/link',
      { config, schema: { params, body: DecideChatLinkRequest, response } },
      async (request) => {
        await decideLink(context, { ...request.params, ...request.body, actor: requireActor(request) })
        return done
      },
    )

    // Words that have just been sent have no message yet.
    app.post(
      '/chats/:chatId/posts/:postId/link',
      { config, schema: { params: postParams, body: DecideChatPostLinkRequest, response } },
      async (request) => {
        await decideLinkOfPost(context, { ...request.params, ...request.body, actor: requireActor(request) })
        return done
      },
    )

    app.post(
      '/chats/:chatId/messages/:messageId/close',
      { config, schema: { params, body: CloseChatQuestionRequest, response } },
      async (request) => {
        await closeQuestion(context, { ...request.params, ...request.body, actor: requireActor(request) })
        return done
      },
    )

    app.post(
      '/chats/:chatId/messages/:messageId/pass-on',
      { config, schema: { params, response } },
      async (request) => {
        await passOnByHand(context, { ...request.params, actor: requireActor(request) })
        return done
      },
    )
  }
}
