import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ClarificationsResponse } from '@veche/contract/casework/clarifications.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'

export type Clarification = ClarificationsResponse['clarifications'][number]
export type Asking = BodyOf<'POST /api/incidents/{incidentId}/clarifications'>
export type Way = Clarification['way']

/** Beside the answer: whatever moves that, moves this. */
export function clarificationsQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer', incidentId, 'clarifications'],
    queryFn: ({ signal }): Promise<ClarificationsResponse> =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/clarifications', { params: { path: { incidentId } }, signal }),
      ),
  })
}

const LEAST = 3

export function clarificationCheckQuery(incidentId: string, { text, way }: { text: string; way: Way }) {
  return queryOptions({
    queryKey: ['clarification-check', incidentId, text, way],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/clarifications/check', {
          params: { path: { incidentId } },
          body: { text, way },
          signal,
        }),
      ),
    enabled: text.trim().length >= LEAST,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  })
}
