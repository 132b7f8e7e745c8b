import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { renameDraft, saveDraft, setDraftDeleted } from '../drafts/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { getAnswer } from './answer.presenter.ts'

/** Routes of candidates. Each change returns the whole answer, so that the lists of the client are up to date. */
export function draftsRoutes(context: AnswersContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, ANSWER_ROUTES.saveDraft, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      await saveDraft(context, { ...request.body, incidentId, actor })
      return getAnswer(context, { incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.renameDraft, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      await renameDraft(context, { ...request.params, ...request.body, actor })
      return getAnswer(context, { incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.deleteDraft, async (request) => {
      const actor = requireActor(request)
      await setDraftDeleted(context, { ...request.params, actor, isDeleted: true })
      return getAnswer(context, { incidentId: request.params.incidentId, actor })
    })

    serveRoute(app, ANSWER_ROUTES.restoreDraft, async (request) => {
      const actor = requireActor(request)
      await setDraftDeleted(context, { ...request.params, actor, isDeleted: false })
      return getAnswer(context, { incidentId: request.params.incidentId, actor })
    })
  }
}
