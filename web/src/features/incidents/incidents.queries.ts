import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { IncidentListItem, IncidentResponse, Queue } from '@veche/contract/incidents.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { FilterText } from '../../lib/incident-filter.ts'

/** `urgent` and the like stay text: the server reads them. */
export type IncidentFilters = FilterText & { queue?: Queue }

const PAGE_SIZE = 60
const OPEN_EVENT_STEPS =
  'distribution,assigned,in_progress,approval,rework,publishing,postponed,awaiting_author'

export function incidentListQuery(filters: IncidentFilters) {
  return infiniteQueryOptions({
    queryKey: ['incidents', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/incidents', {
          params: { query: { ...filters, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }): { rows: IncidentListItem[]; isCut: boolean } => {
      // Rows move between pages while people work: the first sight of a row wins.
      const seen = new Set<string>()
      const rows = pages.flatMap(({ incidents }) =>
        incidents.filter(({ id }) => !seen.has(id) && seen.add(id)),
      )
      return { rows, isCut: pages.some(({ isCut }) => isCut) }
    },
  })
}

export const countersQuery = queryOptions({
  queryKey: ['incidents', 'counters'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/incidents/counters', { signal })),
  // Things become late without any event.
  refetchInterval: 60_000,
})

export function incidentQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'card'],
    queryFn: ({ signal }): Promise<IncidentResponse> =>
      unwrap(api.GET('/api/incidents/{incidentId}', { params: { path: { incidentId } }, signal })),
  })
}

export function activityQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'activity'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/activity', { params: { path: { incidentId } }, signal })),
    select: ({ activities }) => [...activities].sort((one, two) => two.at.localeCompare(one.at)),
  })
}

export function explanationQuery(incidentId: string, key: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'deadline', key],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/deadlines/{key}', {
          params: { path: { incidentId, key } },
          signal,
        }),
      ),
    staleTime: 60_000,
  })
}

export function routingQuery(topicCode: string | null, municipalityCode: string | null) {
  return queryOptions({
    queryKey: ['routing', topicCode, municipalityCode],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/directory/routing', {
          params: {
            query: { ...(topicCode && { topicCode }), ...(municipalityCode && { municipalityCode }) },
          },
          signal,
        }),
      ),
    enabled: topicCode !== null,
    staleTime: 5 * 60_000,
  })
}

export function peopleQuery(agencyCode: string) {
  return queryOptions({
    queryKey: ['people', agencyCode],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/agencies/{agencyCode}/people', { params: { path: { agencyCode } }, signal })),
  })
}

export function duplicatesQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'duplicates'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/duplicates', { params: { path: { incidentId } }, signal })),
    staleTime: 60_000,
  })
}

/** Mass events that others may still join. */
export const openEventsQuery = queryOptions({
  queryKey: ['incidents', 'events'],
  queryFn: ({ signal }) =>
    unwrap(
      api.GET('/api/incidents', {
        params: { query: { flag: 'mass_event', step: OPEN_EVENT_STEPS, limit: 100 } },
        signal,
      }),
    ),
})
