import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import type { ChatsContext } from '../../chats/index.ts'
import { findArticles } from './find-articles.ts'
import { offerArticles, offerArticlesInChat } from './offer-articles.ts'

export function findingRoutes(context: AnswersContext & ChatsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, KNOWLEDGE_ROUTES.listArticles, (request) =>
      findArticles(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, KNOWLEDGE_ROUTES.offerArticles, (request) =>
      offerArticles(context, { ...request.params, ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, KNOWLEDGE_ROUTES.offerArticlesInChat, (request) =>
      offerArticlesInChat(context, { ...request.params, actor: requireActor(request) }),
    )
  }
}
