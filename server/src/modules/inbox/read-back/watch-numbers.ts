/** Conversations whose numbers grow by one: a hole in the numbers is a message that did not come. */
import type { Connector, Network } from '../../../connectors/connector.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { openGap } from '../../channels/index.ts'
import { findHoles } from '../domain/holes.ts'
import type { RawEvent } from '../raw/raw-event.ts'
import { raiseMarks } from './sequences.repository.ts'

const MISSING_NUMBERS = 'numbers_missing'
/** Deliveries may overtake one another, so a hole is checked only after this time. */
const SETTLE_MS = 60_000

type Conversation = { channelId: string; container: string; numbers: number[]; receivedAt: Date }

export async function watchNumbers(
  tx: Tx,
  events: readonly RawEvent[],
  connectors: ReadonlyMap<Network, Connector>,
): Promise<void> {
  const conversations = [...collect(events, connectors).values()]
  if (conversations.length === 0) return
  const known = await raiseLast(tx, conversations)
  for (const { channelId, container, numbers, receivedAt } of conversations) {
    const last = known.get(`${channelId} ${container}`)
    if (last === undefined) continue
    for (const hole of findHoles(last, numbers)) {
      await openGap(tx, {
        channelId,
        reason: MISSING_NUMBERS,
        from: null,
        to: receivedAt,
        numbers: { container, ...hole },
        lookAt: new Date(receivedAt.getTime() + SETTLE_MS),
      })
    }
  }
}

function collect(
  events: readonly RawEvent[],
  connectors: ReadonlyMap<Network, Connector>,
): Map<string, Conversation> {
  const found = new Map<string, Conversation>()
  for (const { row, channel, event } of events) {
    const { container, externalId } = event
    const isSequential = connectors.get(channel.network)?.readBack?.isSequential
    if (!isSequential?.(container) || !/^\d{1,15}$/.test(externalId)) continue
    const key = `${channel.id} ${container}`
    const conversation = found.get(key) ?? {
      channelId: channel.id,
      container,
      numbers: [],
      receivedAt: row.receivedAt,
    }
    conversation.numbers.push(Number(externalId))
    found.set(key, conversation)
  }
  return found
}

/** The highest numbers before these. */
async function raiseLast(tx: Tx, conversations: readonly Conversation[]): Promise<Map<string, number>> {
  const marks = conversations.map(({ channelId, container, numbers }) => ({
    channelId,
    container,
    lastSeq: Math.max(...numbers),
  }))
  const before = await raiseMarks(tx, marks)
  return new Map(before.map(({ channelId, container, lastSeq }) => [`${channelId} ${container}`, lastSeq]))
}
