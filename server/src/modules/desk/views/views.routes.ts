import { NoContent } from '@veche/contract/common.ts'
import {
  CreateViewRequest,
  OrderViewsRequest,
  SavedViewListResponse,
  SavedViewResponse,
  UpdateViewRequest,
  ViewCountsResponse,
} from '@veche/contract/desk.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { createView, deleteView, restoreView, updateView } from './change-view.ts'
import { agenciesFor, presentView, readViewCounts, readViews } from './read-views.ts'
import { getVisibleView, orderViews } from './views.repository.ts'

const ViewParams = z.object({ viewId: z.uuid() })
const config = { permission: 'incidents.read' } as const

export function viewsRoutes(context: DeskContext): FastifyPluginAsyncZod {
  const { db, clock } = context

  return async (app) => {
    app.get('/views', { config, schema: { response: { 200: SavedViewListResponse } } }, (request) =>
      readViews(context, requireActor(request)),
    )

    app.get('/views/counts', { config, schema: { response: { 200: ViewCountsResponse } } }, (request) =>
      readViewCounts(context, requireActor(request)),
    )

    app.post(
      '/views',
      { config, schema: { body: CreateViewRequest, response: { 200: SavedViewResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const id = await createView(db, actor, request.body)
        return presentView(await getVisibleView(db, { id, actor, agencies: [] }), actor)
      },
    )

    app.put(
      '/views/order',
      { config, schema: { body: OrderViewsRequest, response: { 200: NoContent } } },
      async (request) => {
        const actor = requireActor(request)
        await db.transaction().execute((tx) => orderViews(tx, actor.id, request.body.ids))
        return { ok: true as const }
      },
    )

    app.patch(
      '/views/:viewId',
      {
        config,
        schema: { params: ViewParams, body: UpdateViewRequest, response: { 200: SavedViewResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const view = { id: request.params.viewId, actor, agencies: await agenciesFor(db, actor) }
        await updateView(db, view, request.body)
        return presentView(await getVisibleView(db, view), actor)
      },
    )

    app.delete(
      '/views/:viewId',
      { config, schema: { params: ViewParams, response: { 200: NoContent } } },
      async (request) => {
        const actor = requireActor(request)
        const view = { id: request.params.viewId, actor, agencies: await agenciesFor(db, actor) }
        await deleteView(db, view, clock())
        return { ok: true as const }
      },
    )

    app.post(
      '/views/:viewId/restore',
      { config, schema: { params: ViewParams, response: { 200: NoContent } } },
      async (request) => {
        await restoreView(db, request.params.viewId, requireActor(request))
        return { ok: true as const }
      },
    )
  }
}
