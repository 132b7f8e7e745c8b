/** What people decide in a chat: what a message is, what answers it, and where it goes on. */
import { CHAT_WORK_ROUTES } from '@veche/contract/routes/chat-work.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { ChatsContext } from '../chat/index.ts'
import { classifyByHand } from './classify-by-hand.ts'
import { closeQuestion } from './close-question.ts'
import { decideLink, decideLinkOfPost } from './decide-link.ts'
import { passOnByHand } from './pass-on-by-hand.ts'
import { proposeQuestionFor } from './propose-question.ts'

const done = { ok: true as const }

export function chatWorkRoutes(context: ChatsContext): FastifyPluginAsync {
  return async (app) => {
    // A question about words that are not said yet: they are too long for an address.
    serveRoute(app, CHAT_WORK_ROUTES.propose, async (request) =>
      proposeQuestionFor(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, CHAT_WORK_ROUTES.classify, async (request) => {
      const { class: messageClass } = request.body
      await classifyByHand(context, { ...request.params, messageClass, actor: requireActor(request) })
      return done
    })

    serveRoute(app, CHAT_WORK_ROUTES.link, async (request) => {
      await decideLink(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return done
    })

    // Words that have just been sent have no message yet.
    serveRoute(app, CHAT_WORK_ROUTES.linkPost, async (request) => {
      await decideLinkOfPost(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return done
    })

    serveRoute(app, CHAT_WORK_ROUTES.close, async (request) => {
      await closeQuestion(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return done
    })

    serveRoute(app, CHAT_WORK_ROUTES.passOn, async (request) => {
      await passOnByHand(context, { ...request.params, actor: requireActor(request) })
      return done
    })
  }
}
