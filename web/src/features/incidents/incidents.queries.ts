import { type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query'
import type { ListedIncident, Queue } from '@veche/contract/incidents.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { FilterText } from '../../lib/incidents/incident-filter.ts'
import type { Ask, Change } from '../../lib/live/live-refresh.ts'
import { fromDesk } from '../../lib/queries/desk-opening.ts'
import { idsBehind, mergePlacedBeginning, mergeRows } from '../../lib/queries/paged-list.ts'
import { changePaged, inTurn, type PagedQuery, refreshBeginning } from '../../lib/queries/paged-query.ts'

/** `urgent` and the like stay text: the server reads them. */
export type IncidentFilters = FilterText & { queue?: Queue }

const PAGE_SIZE = 60
const OPEN_EVENT_STEPS =
  'distribution,assigned,in_progress,approval,rework,publishing,postponed,awaiting_author'

/** The result of a filter changes with time, without an event. */
const CLOCK_FIELDS = ['late', 'dueFrom', 'dueTo'] as const
const CLOCK_EACH_MS = 60_000

/** What a search says of itself. */
type FoundHead = { isCut: boolean; also: readonly string[] }

export function incidentListQuery(filters: IncidentFilters): PagedQuery<ListedIncident, FoundHead> {
  const hasClock =
    filters.queue === 'mine_today' || CLOCK_FIELDS.some((field) => filters[field] !== undefined)
  return {
    queryKey: ['incidents', 'list', filters],
    pageSize: PAGE_SIZE,
    async readPage({ cursor, limit, signal }) {
      const query = { ...filters, limit, ...(cursor && { cursor }) }
      const page = await unwrap(api.GET('/api/incidents', { params: { query }, ...(signal && { signal }) }))
      return {
        rows: page.incidents,
        nextCursor: page.nextCursor,
        head: { isCut: page.isCut, also: page.also },
      }
    },
    merge: mergePlacedBeginning,
    ...(hasClock && { refetchInterval: CLOCK_EACH_MS }),
  }
}

/** Runs one request for changed rows and returns what to request next. */
export async function askIncidentList(
  client: QueryClient,
  filters: IncidentFilters,
  ask: Ask,
): Promise<Change | null> {
  const list = incidentListQuery(filters)
  if (ask.kind === 'first') {
    const behind = idsBehind(await refreshBeginning(client, list), PAGE_SIZE)
    return behind.length === 0 ? null : { ids: behind, after: null }
  }
  await inTurn(list.queryKey, async () => {
    if (client.getQueryData(list.queryKey) === undefined) return
    const query = { ...filters, ids: ask.ids.join(','), ...(ask.after !== null && { after: ask.after }) }
    const { incidents } = await unwrap(api.GET('/api/incidents/changed', { params: { query } }))
    putRows(client, list.queryKey, ask.ids, incidents)
  })
  return null
}

/** Applies rows that the stream sent, after a response under way, which may be older. */
export function applyIncidentRows(
  client: QueryClient,
  filters: IncidentFilters,
  { ids, rows }: { ids: readonly string[]; rows: readonly ListedIncident[] },
): void {
  const { queryKey } = incidentListQuery(filters)
  void inTurn(queryKey, async () => putRows(client, queryKey, ids, rows))
}

function putRows(
  client: QueryClient,
  queryKey: QueryKey,
  ids: readonly string[],
  rows: readonly ListedIncident[],
): void {
  changePaged<ListedIncident, FoundHead>(client, queryKey, (known) => mergeRows(known, ids, rows))
}

/** The list as the address of `GET /api/incidents` names it. */
export function queryOfList(filters: IncidentFilters): string {
  const set = Object.entries(filters).filter((field): field is [string, string] => field[1] !== undefined)
  return new URLSearchParams(set).toString()
}

const FOUND = 5

/** The first of what the search of the list finds. */
export function foundQuery(search: string) {
  return queryOptions({
    queryKey: ['incidents', 'found', search],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents', { params: { query: { search, limit: FOUND } }, signal })),
  })
}

/** For words that found nothing: what has most of them. */
export function likelyQuery(filters: IncidentFilters, limit?: number) {
  const query = { ...filters, ...(limit !== undefined && { limit }) }
  return queryOptions({
    queryKey: ['incidents', 'likely', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/incidents/likely', { params: { query }, signal })),
  })
}

export const countersQuery = queryOptions({
  queryKey: ['incidents', 'counters'],
  queryFn: fromDesk('counters', (signal) => unwrap(api.GET('/api/incidents/counters', { signal }))),
  // Things become late without any event.
  refetchInterval: 60_000,
})

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

type Place = { street: string | null; house: string | null; object: string | null }

/** `address`: a street, a house or an object may be another body's. */
export function routingQuery(
  topicCode: string | null,
  municipalityCode: string | null,
  address: Place | null,
) {
  const place = Object.fromEntries(
    (['street', 'house', 'object'] as const).flatMap((part) =>
      address?.[part] ? [[part, address[part]]] : [],
    ),
  )
  return queryOptions({
    queryKey: ['routing', topicCode, municipalityCode, place],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/directory/routing', {
          params: {
            query: {
              ...{ ...(topicCode && { topicCode }), ...(municipalityCode && { municipalityCode }) },
              ...place,
            },
          },
          signal,
        }),
      ),
    enabled: topicCode !== null,
    staleTime: 5 * 60_000,
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

/** A burst is over with the hours, without any event. */
export const burstsQuery = queryOptions({
  queryKey: ['incidents', 'bursts'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/incidents/bursts', { signal })),
  refetchInterval: 5 * 60_000,
})

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
