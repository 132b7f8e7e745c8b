/** Questions of a stream: what is new, and what an editor does to them. */
import { LIVESTREAM_ROUTES } from '@veche/contract/routes/livestreams.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { runCommands } from './commands/index.ts'
import { addQuestion } from './intake/index.ts'
import { editQuestion, orderQuestions, readNews } from './questions/index.ts'
import type { LivestreamsContext } from './stream/index.ts'

const done = { ok: true as const }

export function livestreamQuestionsRoutes(context: LivestreamsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, LIVESTREAM_ROUTES.listQuestions, async (request) => {
      const { since, limit } = request.query
      return readNews(context, { ...request.params, actor: requireActor(request), since, limit })
    })

    serveRoute(app, LIVESTREAM_ROUTES.runCommands, async (request) =>
      runCommands(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, LIVESTREAM_ROUTES.addQuestion, async (request) => {
      const ask = { ...request.params, actor: requireActor(request) }
      await addQuestion(context, { ...ask, request: request.body })
      return done
    })

    serveRoute(app, LIVESTREAM_ROUTES.editQuestion, async (request) => {
      const ask = { ...request.params, actor: requireActor(request) }
      await editQuestion(context, { ...ask, request: request.body })
      return done
    })

    serveRoute(app, LIVESTREAM_ROUTES.orderQuestions, async (request) => {
      await orderQuestions(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return done
    })
  }
}
