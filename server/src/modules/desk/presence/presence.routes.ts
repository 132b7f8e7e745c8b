import {
  AuthorHistoryResponse,
  PresenceRequest,
  PresenceResponse,
  WritersResponse,
} from '@veche/contract/desk.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { listOfAuthor } from './author-history.ts'
import { notePresence } from './note-presence.ts'
import { listPresent, listWriters } from './presence.repository.ts'

const IncidentParams = z.object({ incidentId: z.uuid() })

/** What stands around a card: colleagues who have it open, the author's other questions. */
export function presenceRoutes(context: DeskContext): FastifyPluginAsyncZod {
  const { db, clock } = context
  const config = { permission: 'incidents.read' } as const
  return async (app) => {
    app.get(
      '/incidents/:incidentId/presence',
      { config, schema: { params: IncidentParams, response: { 200: PresenceResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        await getVisibleRow(db, incidentId, actor)
        const present = await listPresent(db, incidentId, clock())
        return { people: present.filter(({ userId }) => userId !== actor.id) }
      },
    )

    app.get(
      '/presence/writers',
      { config, schema: { response: { 200: WritersResponse } } },
      async (request) => ({ writers: await listWriters(db, requireActor(request), clock()) }),
    )

    app.post(
      '/incidents/:incidentId/presence',
      {
        config,
        schema: { params: IncidentParams, body: PresenceRequest, response: { 200: PresenceResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        return { people: await notePresence(context, { incidentId, mode: request.body.mode, actor }) }
      },
    )

    app.get(
      '/incidents/:incidentId/author-history',
      { config, schema: { params: IncidentParams, response: { 200: AuthorHistoryResponse } } },
      (request) => listOfAuthor(db, request.params.incidentId, requireActor(request)),
    )
  }
}
