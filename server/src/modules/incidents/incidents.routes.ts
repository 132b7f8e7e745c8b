import { IncidentListQuery } from '@veche/contract/incident-filter.ts'
import {
  ActivityListResponse,
  CountersResponse,
  ExplanationResponse,
  IncidentCommandRequest,
  IncidentListResponse,
  IncidentResponse,
} from '@veche/contract/incidents.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../access/index.ts'
import {
  explainIncidentDeadline,
  getIncident,
  getIncidentAfterOwnStep,
  getVisibleRow,
} from './get-incident.ts'
import { presentListItem } from './incident.presenter.ts'
import { listActivities } from './incident-activity.ts'
import type { IncidentsContext } from './incidents-context.ts'
import { countQueues } from './list/count-incidents.ts'
import { listIncidents } from './list/list-incidents.ts'
import { runIncidentCommand } from './run-incident-command.ts'

const IncidentParams = z.object({ incidentId: z.uuid() })

export function incidentsRoutes(context: IncidentsContext): FastifyPluginAsyncZod {
  const { db, clock, region } = context
  return async (app) => {
    app.get(
      '/incidents',
      {
        config: { permission: 'incidents.read' },
        schema: { querystring: IncidentListQuery, response: { 200: IncidentListResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { cursor, limit, ...filter } = request.query
        const facts = { actor, filter, now: clock(), timeZone: region.timeZone }
        const { rows, nextCursor } = await listIncidents(db, { ...facts, cursor, limit })
        return { incidents: rows.map(presentListItem), nextCursor }
      },
    )

    app.get(
      '/incidents/counters',
      { config: { permission: 'incidents.read' }, schema: { response: { 200: CountersResponse } } },
      async (request) => {
        const actor = await requireActor(request)
        const now = clock()
        const counts = await countQueues(db, { actor, now, timeZone: region.timeZone })
        return {
          queues: Object.fromEntries(counts.map(({ queue, ...count }) => [queue, count])),
          asOf: now.toISOString(),
        }
      },
    )

    app.get(
      '/incidents/:incidentId',
      {
        config: { permission: 'incidents.read' },
        schema: { params: IncidentParams, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        return getIncident(context, { incidentId: request.params.incidentId, actor })
      },
    )

    app.get(
      '/incidents/:incidentId/activity',
      {
        config: { permission: 'incidents.read' },
        schema: { params: IncidentParams, response: { 200: ActivityListResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        await getVisibleRow(db, request.params.incidentId, actor)
        const rows = await listActivities(db, request.params.incidentId)
        return {
          activities: rows.map(({ seq, at, type, actorName, details, hash }) => ({
            id: String(seq),
            at: at.toISOString(),
            type,
            actorName,
            details: z.record(z.string(), z.unknown()).parse(details),
            hash,
          })),
        }
      },
    )

    app.get(
      '/incidents/:incidentId/deadlines/:key',
      {
        config: { permission: 'incidents.read' },
        schema: {
          params: IncidentParams.extend({ key: z.string().max(40) }),
          response: { 200: ExplanationResponse },
        },
      },
      async (request) => {
        const actor = await requireActor(request)
        return explainIncidentDeadline(context, { ...request.params, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/commands',
      {
        config: { permission: 'incidents.work' },
        schema: { params: IncidentParams, body: IncidentCommandRequest, response: { 200: IncidentResponse } },
      },
      async (request) => {
        const actor = await requireActor(request)
        const { incidentId } = request.params
        await runIncidentCommand(context, { incidentId, request: request.body, actor })
        return getIncidentAfterOwnStep(context, { incidentId, actor })
      },
    )
  }
}
