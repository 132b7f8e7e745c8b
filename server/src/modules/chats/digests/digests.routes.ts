import { ChatDigestListResponse, DecideDigestRequest, SaveDigestRequest } from '@veche/contract/chats.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, requireActor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import { getChat } from '../chat/index.ts'
import { listDigests } from './digest.repository.ts'
import { postDigest, saveDigest, skipDigest } from './digests.ts'

const Chat = z.object({ chatId: z.uuid() })
const Digest = Chat.extend({ digestId: z.uuid() })
const READ = { permission: 'chats.read' }
const WORK = { permission: 'chats.work' }
const response = { 200: ChatDigestListResponse }

export function digestsRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  const { db } = context

  async function present(chatId: string, actor: Actor): Promise<z.infer<typeof ChatDigestListResponse>> {
    await getChat(db, { chatId, actor, right: 'read' })
    const digests = await listDigests(db, chatId)
    return {
      digests: digests.map((digest) => ({ ...digest, postedAt: digest.postedAt?.toISOString() ?? null })),
    }
  }

  return async (app) => {
    app.get('/chats/:chatId/digests', { config: READ, schema: { params: Chat, response } }, (request) =>
      present(request.params.chatId, requireActor(request)),
    )

    app.put(
      '/chats/:chatId/digests/:digestId',
      { config: WORK, schema: { params: Digest, body: SaveDigestRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        await saveDigest(context, { ...request.params, ...request.body, actor })
        return present(request.params.chatId, actor)
      },
    )

    app.post(
      '/chats/:chatId/digests/:digestId/decide',
      { config: WORK, schema: { params: Digest, body: DecideDigestRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        const { decision, revision } = request.body
        const decide = decision === 'post' ? postDigest : skipDigest
        await decide(context, { ...request.params, revision, actor })
        return present(request.params.chatId, actor)
      },
    )
  }
}
