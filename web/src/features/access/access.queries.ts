import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'
import { collectIds } from '../../lib/collect-ids.ts'
import { isSameButOrder, type JournalSearch } from './journal/journal-filter.ts'
import type { UsersSearch } from './users/users-filter.ts'

export function usersQuery(search: UsersSearch) {
  return infiniteQueryOptions({
    queryKey: ['users', 'table', search],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/users', {
          params: {
            query: { limit: 100, ...definedOf(search), ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => ({
      total: pages[0]?.total ?? 0,
      users: pages.flatMap(({ users }) => users),
    }),
    placeholderData: keepPreviousData,
  })
}

/** A field that is not there, not one that is undefined. */
function definedOf({ search, role, agencyCode, municipalityCode, state, ...rest }: UsersSearch) {
  const { idleDays, withoutSecondFactor, sort } = rest
  return {
    ...(search && { search }),
    ...(role && { role }),
    ...(agencyCode && { agencyCode }),
    ...(municipalityCode && { municipalityCode }),
    ...(state && { state }),
    ...(idleDays && { idleDays }),
    ...(withoutSecondFactor && { withoutSecondFactor }),
    ...(sort && { sort }),
  }
}

/** All that the filter shows, as far as one press goes. */
export function listUserIds(search: UsersSearch): Promise<string[]> {
  return collectIds(async (cursor) => {
    const { users, nextCursor } = await unwrap(
      api.GET('/api/users', {
        params: { query: { limit: 200, ...definedOf(search), ...(cursor && { cursor }) } },
      }),
    )
    return { ids: users.map(({ id }) => id), nextCursor }
  })
}

export function userQuery(userId: string) {
  return queryOptions({
    queryKey: ['users', 'one', userId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/users/{userId}', { params: { path: { userId } }, signal })),
  })
}

export function journalQuery(search: JournalSearch) {
  return infiniteQueryOptions({
    queryKey: ['journal', search] as const,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/journal', {
          params: { query: { limit: 100, ...search, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    // The head that was pressed keeps the focus while the other order is on its way.
    placeholderData: (shown, query) =>
      query && isSameButOrder(query.queryKey[1], search) ? shown : undefined,
    select: ({ pages }) => ({
      entries: pages.flatMap(({ entries }) => entries),
      since: pages[0]?.since ?? null,
    }),
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

export const identitiesQuery = queryOptions({
  queryKey: ['identities'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/me/identities', { signal })),
})

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/me/passkeys', { signal })),
})
