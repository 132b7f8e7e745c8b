import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../api.ts'

/** To whom work of a body may be given. */
export function peopleQuery(agencyCode: string) {
  return queryOptions({
    queryKey: ['people', agencyCode],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/agencies/{agencyCode}/people', { params: { path: { agencyCode } }, signal })),
  })
}

/** How much each of them has in hand, and who is there: the first is advised. */
export function workloadQuery(agencyCode: string) {
  return queryOptions({
    queryKey: ['workload', agencyCode],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/agencies/{agencyCode}/workload', { params: { path: { agencyCode } }, signal })),
    staleTime: 30_000,
  })
}
