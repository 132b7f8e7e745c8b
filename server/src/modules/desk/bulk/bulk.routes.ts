import { BulkRunResponse, PreviewBulkRequest } from '@veche/contract/desk.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, requireActor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { getOwnRun } from './bulk.repository.ts'
import { presentRun } from './present-bulk.ts'
import { previewBulk } from './preview-bulk.ts'
import { cancelBulk, startBulk, undoBulk } from './run-bulk.ts'

const RunParams = z.object({ runId: z.uuid() })
const ACTIONS = { start: startBulk, cancel: cancelBulk, undo: undoBulk }

export function bulkRoutes(context: DeskContext): FastifyPluginAsyncZod {
  const config = { permission: 'incidents.work' } as const
  const present = async (id: string, actor: Actor) =>
    presentRun(context.db, await getOwnRun(context.db, id, actor.id))
  return async (app) => {
    app.post(
      '/bulk-runs',
      { config, schema: { body: PreviewBulkRequest, response: { 200: BulkRunResponse } } },
      async (request) => {
        const actor = requireActor(request)
        return present(await previewBulk(context, actor, request.body), actor)
      },
    )

    app.get(
      '/bulk-runs/:runId',
      { config, schema: { params: RunParams, response: { 200: BulkRunResponse } } },
      (request) => present(request.params.runId, requireActor(request)),
    )

    for (const name of ['start', 'cancel', 'undo'] as const) {
      app.post(
        `/bulk-runs/:runId/${name}`,
        { config, schema: { params: RunParams, response: { 200: BulkRunResponse } } },
        async (request) => {
          const actor = requireActor(request)
          await ACTIONS[name](context, request.params.runId, actor)
          return present(request.params.runId, actor)
        },
      )
    }
  }
}
