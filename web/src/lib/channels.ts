import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ChannelListQuery } from '@veche/contract/channels.ts'
import { api, unwrap } from './api.ts'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/channels', { signal })),
})

type Asked = { [key in 'search' | 'network' | 'state' | 'sort']?: ChannelListQuery[key] | undefined }

/** The table of the administrator, page by page. */
export function channelTableQuery({ search, network, state, sort }: Asked) {
  const asked = {
    ...(search && { search }),
    ...(network && { network }),
    ...(state && { state }),
    ...(sort && { sort }),
  }
  return infiniteQueryOptions({
    queryKey: ['channels', 'table', asked],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/channels', {
          params: { query: { ...asked, limit: 100, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => ({
      troubled: pages[0]?.troubled ?? 0,
      channels: pages.flatMap(({ channels }) => channels),
    }),
    placeholderData: keepPreviousData,
  })
}

export const channelQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['channels', channelId, 'one'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/channels/{channelId}', { params: { path: { channelId } }, signal })),
  })

/** What each network asks of whoever connects it; changes with the version of the product only. */
export const networksQuery = queryOptions({
  queryKey: ['channel-networks'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/channels/networks', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

export const gapsQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['channels', channelId, 'gaps'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/channels/{channelId}/gaps', { params: { path: { channelId } }, signal })),
    // Messages that are read back arrive a moment later.
    refetchInterval: 5000,
  })
