/** Streams: their list and plan, the steps they take, and under what people ask. */
import {
  AddSourceRequest,
  CreateLivestreamRequest,
  LivestreamBeforeResponse,
  LivestreamFiguresQuery,
  LivestreamFiguresResponse,
  LivestreamListQuery,
  LivestreamListResponse,
  LivestreamResponse,
  MoveLivestreamRequest,
  SourceCandidatesResponse,
  UpdateLivestreamRequest,
} from '@veche/contract/livestreams.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, requireActor } from '../access/index.ts'
import { addSource, listCandidates, removeSource } from './intake/index.ts'
import { changeLivestream, countFigures, createLivestream, listLivestreams, move } from './plan/index.ts'
import { readBefore } from './promises/index.ts'
import { getVisibleLivestream, type LivestreamsContext, presentLivestreams } from './stream/index.ts'

const params = z.object({ livestreamId: z.uuid() })
const read = { permission: 'livestreams.read' } as const
const work = { permission: 'livestreams.work' } as const
const response = { 200: LivestreamResponse }

export function livestreamsRoutes(context: LivestreamsContext): FastifyPluginAsyncZod {
  const { db } = context
  async function present(livestreamId: string, actor: Actor): Promise<LivestreamResponse> {
    const stream = await getVisibleLivestream(db, livestreamId, actor)
    const [presented] = await presentLivestreams(db, [stream], actor)
    if (!presented) throw new Error('A stream is presented as one')
    return presented
  }

  return async (app) => {
    app.get(
      '/livestreams',
      {
        config: read,
        schema: { querystring: LivestreamListQuery, response: { 200: LivestreamListResponse } },
      },
      async (request) => ({
        livestreams: await listLivestreams(context, requireActor(request), request.query),
      }),
    )

    app.get(
      '/livestreams/figures',
      {
        config: read,
        schema: { querystring: LivestreamFiguresQuery, response: { 200: LivestreamFiguresResponse } },
      },
      async (request) => countFigures(context, requireActor(request), request.query),
    )

    app.post(
      '/livestreams',
      { config: work, schema: { body: CreateLivestreamRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        return present(await createLivestream(context, { request: request.body, actor }), actor)
      },
    )

    app.get('/livestreams/:livestreamId', { config: read, schema: { params, response } }, async (request) =>
      present(request.params.livestreamId, requireActor(request)),
    )

    app.get(
      '/livestreams/:livestreamId/before',
      { config: read, schema: { params, response: { 200: LivestreamBeforeResponse } } },
      async (request) => readBefore(context, { ...request.params, actor: requireActor(request) }),
    )

    app.patch(
      '/livestreams/:livestreamId',
      { config: work, schema: { params, body: UpdateLivestreamRequest, response } },
      async (request) => {
        const [actor, { livestreamId }] = [requireActor(request), request.params]
        await changeLivestream(context, { livestreamId, actor, request: request.body })
        return present(livestreamId, actor)
      },
    )

    app.post(
      '/livestreams/:livestreamId/move',
      { config: work, schema: { params, body: MoveLivestreamRequest, response } },
      async (request) => {
        const [actor, { livestreamId }] = [requireActor(request), request.params]
        await move(context, { livestreamId, actor, request: request.body })
        return present(livestreamId, actor)
      },
    )

    app.get(
      '/livestreams/:livestreamId/source-candidates',
      { config: work, schema: { params, response: { 200: SourceCandidatesResponse } } },
      async (request) => {
        const rows = await listCandidates(context, { ...request.params, actor: requireActor(request) })
        return { candidates: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) }
      },
    )

    app.post(
      '/livestreams/:livestreamId/sources',
      { config: work, schema: { params, body: AddSourceRequest, response } },
      async (request) => {
        const [actor, { livestreamId }] = [requireActor(request), request.params]
        await addSource(context, { livestreamId, actor, request: request.body })
        return present(livestreamId, actor)
      },
    )

    app.delete(
      '/livestreams/:livestreamId/sources/:sourceId',
      { config: work, schema: { params: params.extend({ sourceId: z.uuid() }), response } },
      async (request) => {
        const [actor, { livestreamId, sourceId }] = [requireActor(request), request.params]
        await removeSource(context, { livestreamId, sourceId, actor })
        return present(livestreamId, actor)
      },
    )
  }
}
