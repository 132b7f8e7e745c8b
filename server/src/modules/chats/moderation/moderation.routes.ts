import { DecideModerationRequest, ModerateRequest, ModerationListResponse } from '@veche/contract/chats.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { requireActor } from '../../access/index.ts'
import { decideModeration, moderate, presentActs } from './moderate.ts'

const Chat = z.object({ chatId: z.uuid() })
const Act = Chat.extend({ actId: z.uuid() })
const READ = { permission: 'chats.read' }
const WORK = { permission: 'chats.work' }
const response = { 200: ModerationListResponse }

export function moderationRoutes(context: Pick<AppContext, 'db' | 'clock' | 'vault'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/chats/:chatId/moderation',
      { config: READ, schema: { params: Chat, response } },
      async (request) => ({
        acts: await presentActs(context, { ...request.params, actor: requireActor(request) }),
      }),
    )

    app.post(
      '/chats/:chatId/moderation',
      { config: WORK, schema: { params: Chat, body: ModerateRequest, response } },
      async (request) => {
        const place = { ...request.params, actor: requireActor(request) }
        await moderate(context, { ...place, request: request.body })
        return { acts: await presentActs(context, place) }
      },
    )

    app.post(
      '/chats/:chatId/moderation/:actId/decide',
      { config: WORK, schema: { params: Act, body: DecideModerationRequest, response } },
      async (request) => {
        const { chatId, actId } = request.params
        const place = { chatId, actor: requireActor(request) }
        await decideModeration(context, { ...place, actId, ...request.body })
        return { acts: await presentActs(context, place) }
      },
    )
  }
}
