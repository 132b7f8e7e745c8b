import { queryOptions } from '@tanstack/react-query'
import type { WritersResponse } from '@veche/contract/desk.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../lib/call-route.ts'
import type { FilterText } from '../../lib/incidents/incident-filter.ts'
import { fromDesk } from '../../lib/queries/desk-opening.ts'
import { askAgainMs } from './presence/alive.ts'

export type SavedView = AnswerOf<'GET /api/views'>['views'][number]
export type MayShare = AnswerOf<'GET /api/views'>['mayShare']
export type BulkRun = AnswerOf<'POST /api/bulk-runs'>
export type OwnStep = AnswerOf<'GET /api/own-steps'>['steps'][number]
export type BulkAction = BodyOf<'POST /api/bulk-runs'>['action']
/** A queue is a condition of a view like any other. */
export type ViewFilter = FilterText & { queue?: string }

const RUNNING: readonly BulkRun['state'][] = ['running', 'cancelling', 'undoing']

export const viewsQuery = queryOptions({
  queryKey: ['views', 'list'],
  queryFn: fromDesk('views', (signal) => unwrap(api.GET('/api/views', { signal }))),
  staleTime: 60_000,
})

export const viewCountsQuery = queryOptions({
  queryKey: ['views', 'counts'],
  queryFn: fromDesk('counts', (signal) => unwrap(api.GET('/api/views/counts', { signal }))),
  refetchInterval: 60_000,
})

export function bulkRunQuery(runId: string) {
  return queryOptions({
    queryKey: ['bulk', runId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/bulk-runs/{runId}', { params: { path: { runId } }, signal })),
    refetchInterval: ({ state }) => (state.data && RUNNING.includes(state.data.state) ? 700 : false),
  })
}

/** Asked when somebody looks: the last acts change with each of them. */
export const ownStepsQuery = queryOptions({
  queryKey: ['incidents', 'own-steps'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/own-steps', { signal })),
  staleTime: 0,
})

export function presenceQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['presence', incidentId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/presence', { params: { path: { incidentId } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Colleagues by name or agency, as far as the reader may see them. */
export function foundPeopleQuery(search: string) {
  return queryOptions({
    queryKey: ['people', 'found', search],
    queryFn: ({ signal }) => unwrap(api.GET('/api/people', { params: { query: { search } }, signal })),
    staleTime: 60_000,
  })
}

/** Who writes now, in every card of every list. */
export const writersQuery = queryOptions<WritersResponse>({
  queryKey: ['presence', 'writers'],
  queryFn: fromDesk('writers', (signal) => unwrap(api.GET('/api/presence/writers', { signal }))),
  refetchInterval: ({ state }) => askAgainMs(state.data?.writers ?? []),
})

export function authorHistoryQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'author-history'],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/author-history', { params: { path: { incidentId } }, signal }),
      ),
    staleTime: 60_000,
  })
}
