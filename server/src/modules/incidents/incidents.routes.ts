import { ChangedIncidentsQuery, IncidentListQuery } from '@veche/contract/casework/incident-filter.ts'
import {
  ActivityListResponse,
  BurstsResponse,
  ChangedIncidentsResponse,
  CountersResponse,
  DuplicatesResponse,
  ExplanationResponse,
  IncidentCommandRequest,
  IncidentListResponse,
  IncidentResponse,
  MergeRequest,
  SplitRequest,
  SplitResponse,
} from '@veche/contract/incidents.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { EventFeed } from '../../platform/events/events.ts'
import { requireActor } from '../access/index.ts'
import { explainIncidentDeadline, getIncident, getIncidentAfterOwnStep, getVisibleRow } from './card/index.ts'
import { runIncidentCommand } from './commands/index.ts'
import { listActivities } from './history/index.ts'
import { createChangedRows, listIncidents, presentRows, readCounters } from './list/index.ts'
import { findDuplicates, listBursts, mergeIncidents } from './merging/index.ts'
import { findLinks, type RegisterDeps, splitIncident } from './messages/index.ts'
import type { IncidentsContext } from './rights/index.ts'

const IncidentParams = z.object({ incidentId: z.uuid() })

const Worked = { params: IncidentParams, response: { 200: IncidentResponse } }

export function incidentsRoutes(
  context: IncidentsContext,
  {
    loadRegisterDeps,
    feed,
  }: { loadRegisterDeps: () => Promise<RegisterDeps>; feed: Pick<EventFeed, 'cursor'> },
): FastifyPluginAsyncZod {
  const { db, clock, region } = context
  const listChanged = createChangedRows(db, feed)
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
        const { rows, nextCursor, isCut } = await listIncidents(db, { ...facts, cursor, limit })
        return { incidents: await presentRows(db, rows), nextCursor, isCut }
      },
    )

    app.get(
      '/incidents/changed',
      {
        config: { permission: 'incidents.read' },
        schema: { querystring: ChangedIncidentsQuery, response: { 200: ChangedIncidentsResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const { ids, after, ...filter } = request.query
        const facts = { actor, filter, now: clock(), timeZone: region.timeZone }
        return { incidents: await listChanged({ ...facts, ids, after }) }
      },
    )

    app.get(
      '/incidents/counters',
      { config: { permission: 'incidents.read' }, schema: { response: { 200: CountersResponse } } },
      (request) => readCounters(context, requireActor(request)),
    )

    app.get(
      '/incidents/bursts',
      { config: { permission: 'incidents.read' }, schema: { response: { 200: BurstsResponse } } },
      async (request) => listBursts(context, { actor: requireActor(request) }),
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

    app.post(
      '/incidents/:incidentId/members',
      { config: { permission: 'incidents.work' }, schema: { ...Worked, body: MergeRequest } },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        await mergeIncidents(context, { incidentId, request: request.body, actor })
        return getIncidentAfterOwnStep(context, { incidentId, actor })
      },
    )

    app.post(
      '/incidents/:incidentId/split',
      {
        config: { permission: 'incidents.work' },
        schema: { params: IncidentParams, body: SplitRequest, response: { 200: SplitResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const { incidentId } = request.params
        const ids = await splitIncident(
          context,
          { incidentId, request: request.body, actor },
          await loadRegisterDeps(),
        )
        return { incidents: await findLinks(db, ids) }
      },
    )

    app.get(
      '/incidents/:incidentId/duplicates',
      {
        config: { permission: 'incidents.read' },
        schema: { params: IncidentParams, response: { 200: DuplicatesResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        return findDuplicates(context, { incidentId: request.params.incidentId, actor })
      },
    )
  }
}
