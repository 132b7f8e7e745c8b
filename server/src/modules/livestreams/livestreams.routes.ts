/** Streams: their list and plan, the steps they take, and under what people ask. */
import type { LivestreamResponse } from '@veche/contract/livestreams.ts'
import { LIVESTREAM_ROUTES } from '@veche/contract/routes/livestreams.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../access/index.ts'
import { addSource, listCandidates, removeSource } from './intake/index.ts'
import { changeLivestream, countFigures, createLivestream, listLivestreams, move } from './plan/index.ts'
import { readBefore } from './promises/index.ts'
import { getVisibleLivestream, type LivestreamsContext, presentLivestreams } from './stream/index.ts'

export function livestreamsRoutes(context: LivestreamsContext): FastifyPluginAsync {
  const { db } = context
  async function present(livestreamId: string, actor: Actor): Promise<LivestreamResponse> {
    const stream = await getVisibleLivestream(db, livestreamId, actor)
    const [presented] = await presentLivestreams(db, [stream], actor)
    if (!presented) throw new Error('A stream is presented as one')
    return presented
  }

  return async (app) => {
    serveRoute(app, LIVESTREAM_ROUTES.list, async (request) => ({
      livestreams: await listLivestreams(context, requireActor(request), request.query),
    }))

    serveRoute(app, LIVESTREAM_ROUTES.figures, async (request) =>
      countFigures(context, requireActor(request), request.query),
    )

    serveRoute(app, LIVESTREAM_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      return present(await createLivestream(context, { request: request.body, actor }), actor)
    })

    serveRoute(app, LIVESTREAM_ROUTES.get, async (request) =>
      present(request.params.livestreamId, requireActor(request)),
    )

    serveRoute(app, LIVESTREAM_ROUTES.before, async (request) =>
      readBefore(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, LIVESTREAM_ROUTES.update, async (request) => {
      const [actor, { livestreamId }] = [requireActor(request), request.params]
      await changeLivestream(context, { livestreamId, actor, request: request.body })
      return present(livestreamId, actor)
    })

    serveRoute(app, LIVESTREAM_ROUTES.move, async (request) => {
      const [actor, { livestreamId }] = [requireActor(request), request.params]
      await move(context, { livestreamId, actor, request: request.body })
      return present(livestreamId, actor)
    })

    serveRoute(app, LIVESTREAM_ROUTES.listSourceCandidates, async (request) => {
      const rows = await listCandidates(context, { ...request.params, actor: requireActor(request) })
      return { candidates: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) }
    })

    serveRoute(app, LIVESTREAM_ROUTES.addSource, async (request) => {
      const [actor, { livestreamId }] = [requireActor(request), request.params]
      await addSource(context, { livestreamId, actor, request: request.body })
      return present(livestreamId, actor)
    })

    serveRoute(app, LIVESTREAM_ROUTES.removeSource, async (request) => {
      const [actor, { livestreamId, sourceId }] = [requireActor(request), request.params]
      await removeSource(context, { livestreamId, sourceId, actor })
      return present(livestreamId, actor)
    })
  }
}
