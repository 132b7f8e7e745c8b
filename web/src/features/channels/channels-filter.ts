import type { ChannelListQuery } from '@veche/contract/channels.ts'
import { NETWORK_CODES } from '../../lib/words/names.ts'

export type ChannelsSearch = {
  search?: string | undefined
  network?: ChannelListQuery['network']
  state?: ChannelListQuery['state']
  sort?: ChannelListQuery['sort']
}

const STATES = ['troubled', 'paused'] as const
const SORTS = ['name', 'trouble', 'last_event'] as const

/** What the address says; a broken value is dropped. */
export function readChannelsSearch(source: Record<string, unknown>): ChannelsSearch {
  const { search } = source
  const text = typeof search === 'number' ? String(search) : typeof search === 'string' ? search.trim() : ''
  return {
    search: text === '' ? undefined : text.slice(0, 200),
    network: NETWORK_CODES.find((network) => network === source.network),
    state: STATES.find((state) => state === source.state),
    sort: SORTS.find((sort) => sort === source.sort),
  }
}
