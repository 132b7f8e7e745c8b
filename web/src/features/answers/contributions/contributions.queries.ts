import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type Part = AnswerOf<'GET /api/contributions/{contributionId}'>
/** Of a part that is read by itself the question is not told. */
export type PartRow = Omit<AskedPart, 'incidentId'>
export type PartsOfIncident = AnswerOf<'GET /api/incidents/{incidentId}/contributions'>
export type PartCommand = BodyOf<'POST /api/contributions/{contributionId}/commands'>
/** A part that the reader's side asks for. */
export type AskedPart = AnswerOf<'GET /api/contributions'>['contributions'][number]
export type PartList = 'open' | 'asked' | 'ended'

const AGAIN_MS = 30_000

/** Beside the answer: whatever moves that, moves these. */
export function partsOfIncidentQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer', incidentId, 'contributions'],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/contributions', { params: { path: { incidentId } }, signal }),
      ),
    refetchInterval: AGAIN_MS,
  })
}

export function partsQuery(list: PartList) {
  return infiniteQueryOptions({
    queryKey: ['contributions', 'list', list],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/contributions', {
          params: { query: { list, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: AGAIN_MS,
  })
}

export function partQuery(contributionId: string) {
  return queryOptions({
    queryKey: ['contributions', 'one', contributionId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/contributions/{contributionId}', { params: { path: { contributionId } }, signal }),
      ),
    refetchInterval: AGAIN_MS,
  })
}

export function sendPartCommand(contributionId: string, body: PartCommand): Promise<Part> {
  return unwrap(
    api.POST('/api/contributions/{contributionId}/commands', { params: { path: { contributionId } }, body }),
  )
}
