import { TOPIC_ROUTES } from '@veche/contract/routes/admin/topics.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { done } from './admin-route.ts'
import type { DirectoryContext } from './change-directory.ts'
import { createTopic, createTopicGroup, mapTopics, updateTopic, updateTopicGroup } from './manage-topics.ts'

export function topicsRoutes(context: DirectoryContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, TOPIC_ROUTES.createTopicGroup, (request) =>
      done(createTopicGroup(context, { row: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, TOPIC_ROUTES.updateTopicGroup, (request) => {
      const { code } = request.params
      return done(updateTopicGroup(context, { code, changes: request.body, actor: requireActor(request) }))
    })

    serveRoute(app, TOPIC_ROUTES.createTopic, (request) =>
      done(createTopic(context, { row: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, TOPIC_ROUTES.updateTopic, (request) => {
      const { code } = request.params
      return done(updateTopic(context, { code, changes: request.body, actor: requireActor(request) }))
    })

    serveRoute(app, TOPIC_ROUTES.mapTopics, async (request) => ({
      catalogueVersion: await mapTopics(context, { ...request.body, actor: requireActor(request) }),
    }))
  }
}
