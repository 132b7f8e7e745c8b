import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export const freshQuestionsQuery = queryOptions({
  queryKey: ['incidents', 'tour'],
  queryFn: ({ signal }) =>
    unwrap(api.GET('/api/incidents', { params: { query: { queue: 'new', limit: 200 } }, signal })),
})

/** The same answers of the server as the card shows, under the same keys. */
export function followedHistoryQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incident', incidentId, 'activity'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/activity', { params: { path: { incidentId } }, signal })),
  })
}
