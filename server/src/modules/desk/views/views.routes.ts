import { VIEW_ROUTES } from '@veche/contract/routes/views.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { setWatch } from '../watches/set-watch.ts'
import { listWatchedViews } from '../watches/watches.repository.ts'
import { createView, deleteView, restoreView, updateView, type ViewOf } from './change-view.ts'
import { agenciesFor, presentView, readViewCounts, readViews } from './read-views.ts'
import { getVisibleView, orderViews } from './views.repository.ts'

export function viewsRoutes(context: DeskContext): FastifyPluginAsync {
  const { db, clock } = context
  const showView = async (view: ViewOf) =>
    presentView(await getVisibleView(db, view), {
      ...{ actor: view.actor, watched: await listWatchedViews(db, view.actor.id) },
    })

  return async (app) => {
    serveRoute(app, VIEW_ROUTES.list, (request) => readViews(context, requireActor(request)))

    serveRoute(app, VIEW_ROUTES.counts, (request) => readViewCounts(context, requireActor(request)))

    serveRoute(app, VIEW_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      const id = await createView(db, actor, request.body)
      return presentView(await getVisibleView(db, { id, actor, agencies: [] }), { actor, watched: new Set() })
    })

    serveRoute(app, VIEW_ROUTES.order, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute((tx) => orderViews(tx, actor.id, request.body.ids))
      return { ok: true as const }
    })

    serveRoute(app, VIEW_ROUTES.update, async (request) => {
      const actor = requireActor(request)
      const view = { id: request.params.viewId, actor, agencies: await agenciesFor(db, actor) }
      await updateView(db, view, request.body)
      return showView(view)
    })

    serveRoute(app, VIEW_ROUTES.watch, async (request) => {
      const actor = requireActor(request)
      const view = { id: request.params.viewId, actor, agencies: await agenciesFor(db, actor) }
      await setWatch(context, { ...view, viewId: view.id, isOn: request.body.isOn })
      return showView(view)
    })

    serveRoute(app, VIEW_ROUTES.delete, async (request) => {
      const actor = requireActor(request)
      const view = { id: request.params.viewId, actor, agencies: await agenciesFor(db, actor) }
      await deleteView(db, view, clock())
      return { ok: true as const }
    })

    serveRoute(app, VIEW_ROUTES.restore, async (request) => {
      await restoreView(db, request.params.viewId, requireActor(request))
      return { ok: true as const }
    })
  }
}
