import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export function notificationsQuery(isUnreadOnly: boolean) {
  return infiniteQueryOptions({
    queryKey: ['notifications', 'list', isUnreadOnly],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/notifications', {
          params: {
            query: {
              limit: 40,
              ...(pageParam && { cursor: pageParam }),
              ...(isUnreadOnly && { unread: 'true' }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ notifications }) => notifications),
  })
}

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/notifications/unread', { signal })),
})

export const preferencesQuery = queryOptions({
  queryKey: ['notifications', 'preferences'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/notifications/preferences', { signal })),
})
