import {
  CreateTopicGroupRequest,
  CreateTopicRequest,
  MapTopicsRequest,
  MapTopicsResponse,
  UpdateTopicGroupRequest,
  UpdateTopicRequest,
} from '@veche/contract/admin/directory.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { requireActor } from '../access/index.ts'
import { CodeParams, config, done } from './admin-route.ts'
import type { DirectoryContext } from './change-directory.ts'
import { createTopic, createTopicGroup, mapTopics, updateTopic, updateTopicGroup } from './manage-topics.ts'

const response = { 200: NoContent }

export function topicsRoutes(context: DirectoryContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/directory/topic-groups',
      { config, schema: { body: CreateTopicGroupRequest, response } },
      (request) => done(createTopicGroup(context, { row: request.body, actor: requireActor(request) })),
    )
    app.patch(
      '/directory/topic-groups/:code',
      { config, schema: { params: CodeParams, body: UpdateTopicGroupRequest, response } },
      (request) => {
        const { code } = request.params
        return done(updateTopicGroup(context, { code, changes: request.body, actor: requireActor(request) }))
      },
    )

    app.post('/directory/topics', { config, schema: { body: CreateTopicRequest, response } }, (request) =>
      done(createTopic(context, { row: request.body, actor: requireActor(request) })),
    )
    app.patch(
      '/directory/topics/:code',
      { config, schema: { params: CodeParams, body: UpdateTopicRequest, response } },
      (request) => {
        const { code } = request.params
        return done(updateTopic(context, { code, changes: request.body, actor: requireActor(request) }))
      },
    )

    app.post(
      '/directory/topic-mappings',
      { config, schema: { body: MapTopicsRequest, response: { 200: MapTopicsResponse } } },
      async (request) => ({
        catalogueVersion: await mapTopics(context, { ...request.body, actor: requireActor(request) }),
      }),
    )
  }
}
