import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'
import type { JournalSearch } from './journal-filter.ts'

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

export function journalQuery(search: JournalSearch) {
  return infiniteQueryOptions({
    queryKey: ['journal', search],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/journal', {
          params: { query: { limit: 100, ...search, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ entries }) => entries),
  })
}

export function userTokensQuery(userId: string) {
  return queryOptions({
    queryKey: ['user-tokens', userId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/users/{userId}/tokens', { params: { path: { userId } }, signal })),
  })
}

export const secondFactorResetsQuery = queryOptions({
  queryKey: ['second-factor-resets'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/second-factor-resets', { signal })),
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/tokens', { signal })),
})

export const signInsQuery = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/me/sign-ins', { signal })),
})
