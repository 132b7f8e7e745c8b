import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { listOfAuthor } from './author-history.ts'
import { listPresent, listWriters } from './presence.repository.ts'
import { updatePresence } from './update-presence.ts'

/** Serves what stands around a card: colleagues who have it open, the author's other questions. */
export function presenceRoutes(context: DeskContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    serveRoute(app, INCIDENT_ROUTES.presence, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      await getVisibleRow(db, incidentId, actor)
      const present = await listPresent(db, incidentId, clock())
      return { people: present.filter(({ userId }) => userId !== actor.id) }
    })

    serveRoute(app, DESK_ROUTES.listWriters, async (request) => ({
      writers: await listWriters(db, requireActor(request), clock()),
    }))

    serveRoute(app, INCIDENT_ROUTES.updatePresence, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      return { people: await updatePresence(context, { incidentId, mode: request.body.mode, actor }) }
    })

    serveRoute(app, INCIDENT_ROUTES.authorHistory, (request) =>
      listOfAuthor(db, request.params.incidentId, requireActor(request)),
    )
  }
}
