import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { readCounters } from '../incidents/index.ts'
import { countUnread } from '../notifications/index.ts'
import type { DeskContext } from './desk-context.ts'
import { listWriters } from './presence/presence.repository.ts'
import { readViewCounts, readViews } from './views/read-views.ts'

/**
 * Gives all that stands around the list when the desk opens, so that a slow line carries one request in place of
 * five.
 */
export function openDeskRoutes(context: DeskContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    serveRoute(app, DESK_ROUTES.open, async (request) => {
      const actor = requireActor(request)
      const [counters, views, counts, writers, unread] = await Promise.all([
        readCounters(context, actor),
        readViews(context, actor),
        readViewCounts(context, actor),
        listWriters(db, actor, clock()),
        countUnread(db, actor.id),
      ])
      return { counters, views, counts, writers: { writers }, unread }
    })
  }
}
