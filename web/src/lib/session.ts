import { queryOptions, useQuery } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import { ApiError, api, unwrap } from './api.ts'

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/system', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Who is at the keyboard; null when nobody signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<MeResponse | null> => {
    try {
      return await unwrap(api.GET('/api/me', { signal }))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/**
 * Whether the reader may ask for what stands behind an ability. A query of a page that others open too has it as
 * `enabled`: what the server would refuse is not asked for, because each refusal stands in the journal.
 */
export function useMay(ability: keyof MeResponse['abilities']): boolean {
  return useQuery(meQuery).data?.abilities[ability] === true
}
