/** The table of channels: which of them, in what order, how many at once. Pure; a region has hundreds, not millions. */
import type { ChannelListQuery, ChannelResponse } from '@veche/contract/channels.ts'
import { findRows } from '@veche/contract/rules/tables/rough-words.ts'

type Asked = Pick<ChannelListQuery, 'search' | 'network' | 'state' | 'sort' | 'limit'> & { after: number }
export type ChannelTable = {
  channels: ChannelResponse[]
  /** Of those that match. */
  total: number
  /** Of all, so that the filter can say how many it would show. */
  troubled: number
  nextOffset: number | null
}

export function isTroubled(channel: ChannelResponse): boolean {
  const { health, isActive, isSilent, openGaps, lostGaps, unknownSends } = channel
  if (!isActive) return false
  return health === 'red' || health === 'yellow' || isSilent || openGaps + lostGaps + unknownSends > 0
}

export function selectChannels(
  channels: readonly ChannelResponse[],
  { search, network, state, sort, limit, after }: Asked,
): ChannelTable {
  const kept = channels.filter(
    (channel) => (network === undefined || channel.network === network) && isInState(channel, state),
  )
  const found = findRows(kept, search ?? '', ({ name, externalId }) => `${name} ${externalId}`)
  const until = limit === undefined ? found.length : after + limit
  return {
    channels: found.toSorted(ORDERS[sort ?? 'name']).slice(after, until),
    total: found.length,
    troubled: channels.filter(isTroubled).length,
    nextOffset: until < found.length ? until : null,
  }
}

function isInState(channel: ChannelResponse, state: Asked['state']): boolean {
  if (state === 'troubled') return isTroubled(channel)
  return state === 'paused' ? !channel.isActive : true
}

type Order = (one: ChannelResponse, two: ChannelResponse) => number

const byName: Order = (one, two) => one.name.localeCompare(two.name, 'ru') || (one.id < two.id ? -1 : 1)

const HEALTHS: readonly ChannelResponse['health'][] = ['red', 'yellow', 'unknown', 'green']

function rankOf(channel: ChannelResponse): number {
  if (!channel.isActive) return HEALTHS.length
  return isTroubled(channel) ? Math.min(HEALTHS.indexOf(channel.health), 1) : HEALTHS.indexOf(channel.health)
}

/** Equal ones stand by name, so that a page begins where the one before it ended. */
const ORDERS: Record<NonNullable<Asked['sort']>, Order> = {
  name: byName,
  trouble: (one, two) => rankOf(one) - rankOf(two) || byName(one, two),
  last_event: (one, two) => (two.lastEventAt ?? '').localeCompare(one.lastEventAt ?? '') || byName(one, two),
}
