import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type Today = AnswerOf<'GET /api/today'>
export type DayItem = Today['items'][number]

/** Coming back from a thing that was done, one must not find it here once more. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/today', { signal })),
  staleTime: 0,
})

/** The same answer of the server as beside an answer that is being written, and the same key. */
export function usefulArticlesQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['articles', 'offered', incidentId, ''],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/articles', { params: { path: { incidentId } }, signal })),
  })
}
