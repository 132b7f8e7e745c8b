import { CHAT_WORK_ROUTES } from '@veche/contract/routes/chat-work.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { decideModeration, moderate, presentActs } from './moderate.ts'

export function moderationRoutes(context: Pick<AppContext, 'db' | 'clock' | 'vault'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CHAT_WORK_ROUTES.listModeration, async (request) => ({
      acts: await presentActs(context, { ...request.params, actor: requireActor(request) }),
    }))

    serveRoute(app, CHAT_WORK_ROUTES.moderate, async (request) => {
      const place = { ...request.params, actor: requireActor(request) }
      await moderate(context, { ...place, request: request.body })
      return { acts: await presentActs(context, place) }
    })

    serveRoute(app, CHAT_WORK_ROUTES.decideModeration, async (request) => {
      const { chatId, actId } = request.params
      const place = { chatId, actor: requireActor(request) }
      await decideModeration(context, { ...place, actId, ...request.body })
      return { acts: await presentActs(context, place) }
    })
  }
}
