import { READER_ROUTES } from '@veche/contract/routes/admin/reader.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { LearningContext } from './learning-context.ts'
import { readLearning } from './read-learning.ts'
import { askToLearn } from './run-learning.ts'
import { switchAutomatic, useVersion } from './use-version.ts'

export function learningRoutes(context: LearningContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, READER_ROUTES.read, () => readLearning(context))

    serveRoute(app, READER_ROUTES.learn, async (request) => {
      await askToLearn(context, requireActor(request))
      return readLearning(context)
    })

    serveRoute(app, READER_ROUTES.use, async (request) => {
      await useVersion(context, { ...request.params, actor: requireActor(request) })
      return readLearning(context)
    })

    serveRoute(app, READER_ROUTES.setNightly, async (request) => {
      await switchAutomatic(context, { ...request.body, actor: requireActor(request) })
      return readLearning(context)
    })
  }
}
