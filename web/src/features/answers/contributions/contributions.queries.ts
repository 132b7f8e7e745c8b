import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'

export type Part = AnswerOf<'GET /api/contributions/{contributionId}'>
export type PartRow = AnswerOf<'GET /api/contributions'>['contributions'][number]
export type PartsOfIncident = AnswerOf<'GET /api/incidents/{incidentId}/contributions'>
export type PartCommand = BodyOf<'POST /api/contributions/{contributionId}/commands'>
export type PartList = 'open' | 'ended'

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

export function termQuery(incidentId: string, { agencyCode, hours }: { agencyCode: string; hours: number }) {
  return queryOptions({
    queryKey: ['contribution-term', incidentId, agencyCode, hours],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/contributions/term', {
          params: { path: { incidentId }, query: { agencyCode, hours } },
          signal,
        }),
      ),
    gcTime: 60_000,
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

/**
 * Words whose reply was lost are the same words whatever the revision by now; given again after they were sent back, they
 * are others.
 */
export function sendPartCommand({ id: contributionId, posts }: Part, body: PartCommand) {
  const { expectedRevision, ...said } = body
  const sentBack = posts.findLast(({ kind }) => kind === 'sent_back')?.id
  const since = 'words' in body ? sentBack : expectedRevision
  return sendOnce({ contributionId, said, since }, (commandKey) =>
    unwrap(
      api.POST('/api/contributions/{contributionId}/commands', {
        params: { path: { contributionId } },
        body: { ...body, commandKey },
      }),
    ),
  )
}

export function askParts(incidentId: string, body: BodyOf<'POST /api/incidents/{incidentId}/contributions'>) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/contributions', { params: { path: { incidentId } }, body }),
  )
}
