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
import { type Actor, requireActor } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import { createView, deleteView, restoreView, updateView } from './change-view.ts'
import { countViews } from './count-views.ts'
import type { DeskContext } from './desk-context.ts'
import { agenciesOf, sharingRights } from './views.policy.ts'
import { getVisibleView, listViews, orderViews, type StoredView } from './views.repository.ts'

const ViewParams = z.object({ viewId: z.uuid() })
const config = { permission: 'incidents.read' } as const

export function viewsRoutes(context: DeskContext): FastifyPluginAsyncZod {
  const { db, clock, region } = context

  async function agenciesFor(actor: Actor): Promise<string[]> {
    const { agencies } = await getDirectory(db)
    return agenciesOf(
      actor,
      (unitCode) => agencies.find(({ units }) => units.some(({ code }) => code === unitCode))?.code ?? null,
    )
  }

  return async (app) => {
    app.get('/views', { config, schema: { response: { 200: SavedViewListResponse } } }, async (request) => {
      const actor = requireActor(request)
      const views = await listViews(db, actor, await agenciesFor(actor))
      return { views: views.map((view) => presentView(view, actor)), mayShare: sharingRights(actor) }
    })

    app.get(
      '/views/counts',
      { config, schema: { response: { 200: ViewCountsResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const views = await listViews(db, actor, await agenciesFor(actor))
        const facts = { actor, now: clock(), timeZone: region.timeZone }
        return { counts: await countViews(context, views, facts) }
      },
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
        const view = { id: request.params.viewId, actor, agencies: await agenciesFor(actor) }
        await updateView(db, view, request.body)
        return presentView(await getVisibleView(db, view), actor)
      },
    )

    app.delete(
      '/views/:viewId',
      { config, schema: { params: ViewParams, response: { 200: NoContent } } },
      async (request) => {
        const actor = requireActor(request)
        const view = { id: request.params.viewId, actor, agencies: await agenciesFor(actor) }
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

function presentView(
  { ownerId, position: _position, ...view }: StoredView,
  reader: Actor,
): SavedViewResponse {
  return { ...view, isOwn: ownerId === reader.id }
}
