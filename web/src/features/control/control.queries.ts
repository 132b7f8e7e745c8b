import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { BoardItemsQuery } from '@veche/contract/control.ts'
import { api, unwrap } from '../../lib/api.ts'

/** Which rows stand behind a figure; as it lies in the address of the page. */
export type Figure = {
  figure: BoardItemsQuery['figure']
  owner?: string
  step?: NonNullable<BoardItemsQuery['step']>
  key?: NonNullable<BoardItemsQuery['key']>
  reason?: NonNullable<BoardItemsQuery['reason']>
  from?: string
  to?: string
}

export const boardQuery = queryOptions({
  queryKey: ['board', 'figures'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/board', { signal })),
  // Things become late without any event.
  refetchInterval: 60_000,
})

export function boardItemsQuery(figure: Figure) {
  return infiniteQueryOptions({
    queryKey: ['board', 'items', figure],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/board/items', {
          params: { query: { ...figure, limit: 50, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}
