import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export function notesQuery(incidentId: string) {
  return infiniteQueryOptions({
    queryKey: ['notes', incidentId, 'list'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/notes', {
          params: { path: { incidentId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => ({
      notes: pages.flatMap(({ notes }) => notes),
      canWrite: pages[0]?.canWrite ?? false,
    }),
  })
}

export function mentionableQuery(incidentId: string, search: string | null) {
  return queryOptions({
    queryKey: ['notes', incidentId, 'mentionable', search],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/mentionable', {
          params: { path: { incidentId }, query: { search: search ?? '' } },
          signal,
        }),
      ),
    enabled: search !== null,
    staleTime: 60_000,
  })
}
