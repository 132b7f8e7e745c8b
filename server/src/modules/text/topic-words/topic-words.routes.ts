import { TOPIC_WORDS_ROUTES } from '@veche/contract/routes/admin/topic-words.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { changeTopicWords } from './change-topic-words.ts'
import { previewTopicWords } from './preview-topic-words.ts'
import { readTopicWords } from './read-topic-words.ts'
import type { TopicWordsContext } from './topic-words-context.ts'

export function topicWordsRoutes(context: TopicWordsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, TOPIC_WORDS_ROUTES.read, ({ params }) => readTopicWords(context.db, params.code))

    serveRoute(app, TOPIC_WORDS_ROUTES.change, async (request) => {
      const { code } = request.params
      await changeTopicWords(context, { code, changes: request.body, actor: requireActor(request) })
      return readTopicWords(context.db, code)
    })

    serveRoute(app, TOPIC_WORDS_ROUTES.preview, (request) => {
      const { code } = request.params
      return previewTopicWords(context, { code, words: request.body, actor: requireActor(request) })
    })
  }
}
