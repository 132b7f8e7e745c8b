import type { ChatDigestListResponse } from '@veche/contract/chats.ts'
import { CHAT_WORK_ROUTES } from '@veche/contract/routes/chat-work.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { z } from 'zod'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import { getChat } from '../chat/index.ts'
import { listDigests } from './digest.repository.ts'
import { postDigest, saveDigest, skipDigest } from './digests.ts'

export function digestsRoutes(context: AnswersContext): FastifyPluginAsync {
  const { db } = context

  async function present(chatId: string, actor: Actor): Promise<z.infer<typeof ChatDigestListResponse>> {
    await getChat(db, { chatId, actor, right: 'read' })
    const digests = await listDigests(db, chatId)
    return {
      digests: digests.map((digest) => ({ ...digest, postedAt: digest.postedAt?.toISOString() ?? null })),
    }
  }

  return async (app) => {
    serveRoute(app, CHAT_WORK_ROUTES.listDigests, (request) =>
      present(request.params.chatId, requireActor(request)),
    )

    serveRoute(app, CHAT_WORK_ROUTES.saveDigest, async (request) => {
      const actor = requireActor(request)
      await saveDigest(context, { ...request.params, ...request.body, actor })
      return present(request.params.chatId, actor)
    })

    serveRoute(app, CHAT_WORK_ROUTES.decideDigest, async (request) => {
      const actor = requireActor(request)
      const { decision, revision } = request.body
      const decide = decision === 'post' ? postDigest : skipDigest
      await decide(context, { ...request.params, revision, actor })
      return present(request.params.chatId, actor)
    })
  }
}
