import { queryOptions } from '@tanstack/react-query'
import type { OutageResponse } from '@veche/contract/outages.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../lib/call-route.ts'
import { mergeBeginning } from '../../lib/queries/paged-list.ts'
import { LONGEST_PAGE, type PagedQuery } from '../../lib/queries/paged-query.ts'

type Page = AnswerOf<'GET /api/outages'>
export type OutageRow = Page['outages'][number]
export type OutageState = OutageRow['state']
export type OutageKind = OutageRow['kind']
export type OutageFilters = {
  state: OutageState
  kind?: OutageKind
  municipalityCode?: string
  search?: string
}
export type NewOutage = BodyOf<'POST /api/outages'>
export type OutageCommand = BodyOf<'POST /api/outages/{outageId}/commands'>

const path = (outageId: string) => ({ path: { outageId } })

/** An event of an outage makes exactly these old: the lists, the offers beside questions, and itself. */
export function outagesQuery(filters: OutageFilters): PagedQuery<OutageRow, Pick<Page, 'counts'>> {
  return {
    queryKey: ['outages', 'list', filters],
    pageSize: 50,
    longestPage: LONGEST_PAGE,
    async readPage({ cursor, limit, signal }) {
      const query = { ...filters, limit, ...(cursor && { cursor }) }
      const { outages, nextCursor, counts } = await unwrap(
        api.GET('/api/outages', { params: { query }, ...(signal && { signal }) }),
      )
      return { rows: outages, nextCursor, head: { counts } }
    },
    merge: mergeBeginning,
  }
}

export function outageQuery(outageId: string) {
  return queryOptions({
    queryKey: ['outage', outageId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/outages/{outageId}', { params: path(outageId), signal })),
  })
}

export function offersQuery(incidentId: string, version: number) {
  return queryOptions({
    // What the question says of its place and topic changes with its version.
    queryKey: ['outages', 'offers', incidentId, version],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/outages', { params: { path: { incidentId } }, signal })),
    staleTime: 60_000,
  })
}

export function createOutage(body: NewOutage) {
  return unwrap(api.POST('/api/outages', { body }))
}

export function editOutage(outageId: string, changes: Partial<NewOutage>, before: Record<string, unknown>) {
  return unwrap(
    api.PATCH('/api/outages/{outageId}', { params: path(outageId), body: { ...changes, before } }),
  )
}

export function sendCommand({ id }: Pick<OutageResponse, 'id'>, body: OutageCommand) {
  return unwrap(api.POST('/api/outages/{outageId}/commands', { params: path(id), body }))
}

export function joinOutage({
  incidentId,
  outageId,
  expectedVersion,
}: {
  incidentId: string
  outageId: string
  expectedVersion: number
}) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/outages/{outageId}/join', {
      params: { path: { incidentId, outageId } },
      body: { expectedVersion },
    }),
  )
}

export function prepareAnswer(outageId: string) {
  return unwrap(api.POST('/api/outages/{outageId}/answer', { params: path(outageId) }))
}

export function chatOffersQuery({ chatId, messageId }: { chatId: string; messageId: string }) {
  return queryOptions({
    queryKey: ['outages', 'chat', chatId, messageId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/chats/{chatId}/messages/{messageId}/outages', {
          params: { path: { chatId, messageId } },
          signal,
        }),
      ),
    staleTime: 5 * 60_000,
  })
}

export function joinFromChat(place: { chatId: string; messageId: string; outageId: string }) {
  return unwrap(
    api.POST('/api/chats/{chatId}/messages/{messageId}/outages/{outageId}/join', {
      params: { path: place },
    }),
  )
}
