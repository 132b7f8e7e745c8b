import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from './api.ts'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/channels', { signal })),
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
    // What is read back comes in a moment later.
    refetchInterval: 5000,
  })
