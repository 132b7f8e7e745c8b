import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export function usersQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ['users', search],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/users', {
          params: {
            query: { limit: 50, ...(pageParam && { cursor: pageParam }), ...(search && { search }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ users }) => users),
  })
}

export const journalQuery = infiniteQueryOptions({
  queryKey: ['journal'],
  queryFn: ({ pageParam, signal }) =>
    unwrap(
      api.GET('/api/journal', {
        params: { query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
  select: ({ pages }) => pages.flatMap(({ entries }) => entries),
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/tokens', { signal })),
})

export const signInsQuery = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/me/sign-ins', { signal })),
})
