import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { EventFeed } from '../../platform/events/events.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { explainIncidentDeadline, getIncident, getIncidentAfterOwnStep, getVisibleRow } from './card/index.ts'
import { remindOfLate, runIncidentCommand } from './commands/index.ts'
import { listActivities } from './history/index.ts'
import { listLikely } from './likely/index.ts'
import {
  alsoSought,
  createChangedRows,
  listIncidents,
  listTaskPoints,
  presentRows,
  readCounters,
} from './list/index.ts'
import { findDuplicates, listBursts, mergeIncidents } from './merging/index.ts'
import { findLinks, type RegisterDeps, splitIncident } from './messages/index.ts'
import { changeOwnValues } from './own-fields/index.ts'
import type { IncidentsContext } from './rights/index.ts'

export function incidentsRoutes(
  context: IncidentsContext,
  {
    loadRegisterDeps,
    feed,
  }: { loadRegisterDeps: () => Promise<RegisterDeps>; feed: Pick<EventFeed, 'cursor'> },
): FastifyPluginAsync {
  const { db, clock, region } = context
  const listChanged = createChangedRows(db, feed)
  return async (app) => {
    serveRoute(app, INCIDENT_ROUTES.list, async (request) => {
      const actor = await requireActor(request)
      const { cursor, limit, ...filter } = request.query
      const facts = { actor, filter, now: clock(), timeZone: region.timeZone }
      const { rows, nextCursor, isCut } = await listIncidents(db, { ...facts, cursor, limit })
      return { incidents: await presentRows(db, rows), nextCursor, isCut, also: alsoSought(filter) }
    })

    serveRoute(app, INCIDENT_ROUTES.likely, async (request) => {
      const actor = requireActor(request)
      const { limit, ...filter } = request.query
      const facts = { actor, filter, now: clock(), timeZone: region.timeZone }
      const rows = await presentRows(db, await listLikely(db, { ...facts, limit }))
      return { incidents: rows.map(({ place: _of, ...incident }) => incident) }
    })

    serveRoute(app, INCIDENT_ROUTES.listChanged, async (request) => {
      const actor = requireActor(request)
      const { ids, after, ...filter } = request.query
      const facts = { actor, filter, now: clock(), timeZone: region.timeZone }
      return { incidents: await listChanged({ ...facts, ids, after }) }
    })

    serveRoute(app, INCIDENT_ROUTES.near, (request) =>
      listTaskPoints(db, { actor: requireActor(request), now: clock(), timeZone: region.timeZone }),
    )

    serveRoute(app, INCIDENT_ROUTES.counters, (request) => readCounters(context, requireActor(request)))

    serveRoute(app, INCIDENT_ROUTES.bursts, async (request) =>
      listBursts(context, { actor: requireActor(request) }),
    )

    serveRoute(app, INCIDENT_ROUTES.get, async (request) => {
      const actor = await requireActor(request)
      return getIncident(context, { incidentId: request.params.incidentId, actor })
    })

    serveRoute(app, INCIDENT_ROUTES.listActivity, async (request) => {
      const actor = await requireActor(request)
      await getVisibleRow(db, request.params.incidentId, actor)
      const rows = await listActivities(db, request.params.incidentId)
      return {
        activities: rows.map(({ seq, at, type, actorName, givenTo, details, hash }) => ({
          id: String(seq),
          at: at.toISOString(),
          type,
          actorName,
          givenTo: givenTo === actorName ? null : givenTo,
          details: z.record(z.string(), z.unknown()).parse(details),
          hash,
        })),
      }
    })

    serveRoute(app, INCIDENT_ROUTES.explainDeadline, async (request) => {
      const actor = await requireActor(request)
      return explainIncidentDeadline(context, { ...request.params, actor })
    })

    serveRoute(app, INCIDENT_ROUTES.runCommand, async (request) => {
      const actor = await requireActor(request)
      const { incidentId } = request.params
      await runIncidentCommand(context, { incidentId, request: request.body, actor })
      return getIncidentAfterOwnStep(context, { incidentId, actor })
    })

    serveRoute(app, OWN_FIELD_ROUTES.change, async (request) => {
      const { incidentId } = request.params
      const actor = requireActor(request)
      await changeOwnValues(context, { incidentId, ...request.body, actor })
      return getIncidentAfterOwnStep(context, { incidentId, actor })
    })

    serveRoute(app, INCIDENT_ROUTES.remind, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      await remindOfLate(context, { incidentId, request: request.body, actor })
      return getIncidentAfterOwnStep(context, { incidentId, actor })
    })

    serveRoute(app, INCIDENT_ROUTES.merge, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      await mergeIncidents(context, { incidentId, request: request.body, actor })
      return getIncidentAfterOwnStep(context, { incidentId, actor })
    })

    serveRoute(app, INCIDENT_ROUTES.split, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      const ids = await splitIncident(
        context,
        { incidentId, request: request.body, actor },
        await loadRegisterDeps(),
      )
      return { incidents: await findLinks(db, ids) }
    })

    serveRoute(app, INCIDENT_ROUTES.findDuplicates, async (request) => {
      const actor = requireActor(request)
      return findDuplicates(context, { incidentId: request.params.incidentId, actor })
    })
  }
}
