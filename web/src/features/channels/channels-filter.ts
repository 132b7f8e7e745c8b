import type { ChannelListQuery } from '@veche/contract/channels.ts'
import { CHANNEL_SORTS, CHANNEL_STATES, NETWORKS } from '@veche/contract/values/channels.ts'

export type ChannelsSearch = {
  search?: string | undefined
  network?: ChannelListQuery['network']
  state?: ChannelListQuery['state']
  sort?: ChannelListQuery['sort']
}

/** What the address says; a broken value is dropped. */
export function readChannelsSearch(source: Record<string, unknown>): ChannelsSearch {
  const { search } = source
  const text = typeof search === 'number' ? String(search) : typeof search === 'string' ? search.trim() : ''
  return {
    search: text === '' ? undefined : text.slice(0, 200),
    network: NETWORKS.find((network) => network === source.network),
    state: CHANNEL_STATES.find((state) => state === source.state),
    sort: CHANNEL_SORTS.find((sort) => sort === source.sort),
  }
}
