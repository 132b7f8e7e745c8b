import { FEEDBACK_ROUTES } from '@veche/contract/routes/portal/feedback.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor, sendList } from '../../access/index.ts'
import { type FeedbackContext, readList, showThread } from './read-threads.ts'
import { addPost, createThread, runThreadCommand, vote } from './save-thread.ts'
import { listThreadCells, THREAD_COLUMNS } from './thread-cells.ts'

export function feedbackRoutes(context: FeedbackContext & Pick<AppContext, 'region'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, FEEDBACK_ROUTES.listThreads, (request) =>
      readList(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, FEEDBACK_ROUTES.exportThreads, async (request, reply) => {
      const asked = { query: request.query, actor: requireActor(request) }
      const rows = [THREAD_COLUMNS, ...(await listThreadCells(context, asked))]
      return sendList({ request, reply }, { name: 'Вопросы центру', rows }, context)
    })

    serveRoute(app, FEEDBACK_ROUTES.createThread, async (request) => {
      const actor = requireActor(request)
      await createThread(context, { request: request.body, actor })
      return showThread(context, { threadId: request.body.id, actor })
    })

    serveRoute(app, FEEDBACK_ROUTES.getThread, (request) =>
      showThread(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, FEEDBACK_ROUTES.addPost, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await addPost(context, { ...one, request: request.body })
      return showThread(context, one)
    })

    serveRoute(app, FEEDBACK_ROUTES.runThreadCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runThreadCommand(context, { ...one, command: request.body })
      return showThread(context, one)
    })

    serveRoute(app, FEEDBACK_ROUTES.vote, async (request) => {
      await vote(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return { ok: true as const }
    })
  }
}
