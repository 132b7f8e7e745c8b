import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ChannelListQuery } from '@veche/contract/channels.ts'
import { api, unwrap } from './api.ts'
import { collectIds } from './collect-ids.ts'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/channels', { signal })),
})

type Asked = { [key in 'search' | 'network' | 'state' | 'sort']?: ChannelListQuery[key] | undefined }

/** The table of the administrator, page by page. */
export function channelTableQuery(search: Asked) {
  const asked = definedOf(search)
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
      total: pages[0]?.total ?? 0,
      troubled: pages[0]?.troubled ?? 0,
      channels: pages.flatMap(({ channels }) => channels),
    }),
    placeholderData: keepPreviousData,
  })
}

/** All that the filter shows, as far as one press goes. */
export function listChannelIds(search: Asked): Promise<string[]> {
  return collectIds(async (cursor) => {
    const { channels, nextCursor } = await unwrap(
      api.GET('/api/channels', {
        params: { query: { ...definedOf(search), limit: 200, ...(cursor && { cursor }) } },
      }),
    )
    return { ids: channels.map(({ id }) => id), nextCursor }
  })
}

function definedOf({ search, network, state, sort }: Asked) {
  return {
    ...(search && { search }),
    ...(network && { network }),
    ...(state && { state }),
    ...(sort && { sort }),
  }
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
