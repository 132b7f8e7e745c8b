import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { getOwnRun } from './bulk.repository.ts'
import { prepareBulk } from './prepare-bulk.ts'
import { presentRun } from './present-bulk.ts'
import { cancelBulk, startBulk, undoBulk } from './run-bulk.ts'

const ACTS = [
  [DESK_ROUTES.startBulk, startBulk],
  [DESK_ROUTES.cancelBulk, cancelBulk],
  [DESK_ROUTES.undoBulk, undoBulk],
] as const

export function bulkRoutes(context: DeskContext): FastifyPluginAsync {
  const present = async (id: string, actor: Actor) =>
    presentRun(context.db, await getOwnRun(context.db, id, actor.id))
  return async (app) => {
    serveRoute(app, DESK_ROUTES.previewBulk, async (request) => {
      const actor = requireActor(request)
      return prepareBulk(context, actor, request.body)
    })

    serveRoute(app, DESK_ROUTES.getBulk, (request) => present(request.params.runId, requireActor(request)))

    for (const [declared, act] of ACTS) {
      serveRoute(app, declared, async (request) => {
        const { runId } = request.params
        const actor = requireActor(request)
        await act(context, runId, actor)
        return present(runId, actor)
      })
    }
  }
}
