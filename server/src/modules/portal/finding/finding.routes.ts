import { KNOWLEDGE_ROUTES } from '@veche/contract/routes/portal/knowledge.ts'
import { ARTICLE_FILE_TYPE } from '@veche/contract/values/knowledge.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { journalList, requireActor, sendList } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import type { ChatsContext } from '../../chats/index.ts'
import { articleCells, articlesAsText } from './article-list-files.ts'
import { findArticles } from './find-articles.ts'
import { offerArticles, offerArticlesInChat } from './offer-articles.ts'

export function findingRoutes(context: AnswersContext & ChatsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, KNOWLEDGE_ROUTES.listArticles, (request) =>
      findArticles(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, KNOWLEDGE_ROUTES.exportArticles, async (request, reply) => {
      const file = await articlesAsText(context, { query: request.query, actor: requireActor(request) })
      await journalList(context.db, request, 'База знаний')
      return reply.headers(asDownload('articles.md', `${ARTICLE_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(app, KNOWLEDGE_ROUTES.exportArticleTable, async (request, reply) => {
      const rows = await articleCells(context, { query: request.query, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'База знаний', rows }, context)
    })

    serveRoute(app, KNOWLEDGE_ROUTES.offerArticles, (request) =>
      offerArticles(context, { ...request.params, ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, KNOWLEDGE_ROUTES.offerArticlesInChat, (request) =>
      offerArticlesInChat(context, { ...request.params, actor: requireActor(request) }),
    )
  }
}
