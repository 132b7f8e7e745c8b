/** Saves the ids of conversations from every event, because some networks cannot be read back without them. */
import type { Connector, Network } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/database/db.ts'
import { type PlaceHeardOf, savePlaces } from '../channels/index.ts'
import type { RawEvent } from './raw/raw-event.ts'

export async function noticePlaces(
  tx: Tx,
  events: readonly RawEvent[],
  connectors: ReadonlyMap<Network, Connector>,
): Promise<void> {
  const heard = new Map<string, PlaceHeardOf>()
  for (const { row, channel, event } of events) {
    const { container, surface } = event
    if (!connectors.get(channel.network)?.readBack?.keepsPlace?.(container)) continue
    const key = `${channel.id} ${container}`
    const before = heard.get(key)
    // A deletion does not say what kind of place it was in.
    if (event.op === 'deleted' && !before) continue
    heard.set(key, {
      channelId: channel.id,
      container,
      surface: event.op === 'deleted' && before ? before.surface : surface,
      isLeft: ownLeaving(event) ?? before?.isLeft ?? null,
      at: before && before.at > row.receivedAt ? before.at : row.receivedAt,
    })
  }
  savePlaces(tx, [...heard.values()])
}

function ownLeaving(event: RawEvent['event']): boolean | null {
  if (event.op !== 'membership' || event.author.kind !== 'self') return null
  return event.change === 'left'
}
