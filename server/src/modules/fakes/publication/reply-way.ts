/** Where our page can answer a place of a card, and how. */
import type { ChannelAccount, OutgoingMessage, Surface } from '../../../connectors/connector.ts'
import type { FakesContext } from '../card/index.ts'
import type { PlacedCarrier } from '../places/index.ts'

export type Speaking = Pick<FakesContext, 'connectors' | 'findAccount'>
export type ReplyWay = {
  channelId: string
  place: Pick<OutgoingMessage, 'surface' | 'container' | 'threadExternalId' | 'replyToExternalId'>
}

const PRIVATE: readonly Surface[] = ['private', 'email', 'form']

/** Null if none of our pages reaches it, or if it was written to us in private. */
export async function replyWayOf(carrier: PlacedCarrier, speaking: Speaking): Promise<ReplyWay | null> {
  const { channelId, container, externalId, threadExternalId, surface } = carrier
  if (channelId === null || container === null || externalId === null || surface === null) return null
  if (PRIVATE.includes(surface) || (surface === 'chat' && carrier.isChatActive === false)) return null
  // A post is answered by a comment under it.
  const own = surface === 'post' ? ('comment' as const) : surface
  if (!(await canSpeak(speaking, channelId, own))) return null
  const place = { surface: own, container, threadExternalId: threadExternalId ?? externalId }
  return { channelId, place: { ...place, replyToExternalId: externalId } }
}

/** A page that is temporarily unavailable counts as reachable: the text waits. */
async function canSpeak(
  { connectors, findAccount }: Speaking,
  channelId: string,
  surface: Surface,
): Promise<boolean> {
  const account: ChannelAccount | null = await findAccount(channelId)
  const connector = account && connectors.get(account.network)
  return !account || !connector || connector.capabilities(account).reply.includes(surface)
}

/** One reply for each thread, however many carriers it has. */
export function threadOf({ channelId, place }: ReplyWay): string {
  return `${channelId} ${place.container} ${place.threadExternalId}`
}

/** Who reads one place of a group reads the others: of a chat the chat, elsewhere the thread. */
export async function groupOf(carrier: PlacedCarrier, speaking: Speaking): Promise<string> {
  if (carrier.chatId !== null) return carrier.chatId
  const way = await replyWayOf(carrier, speaking)
  return way ? threadOf(way) : carrier.id
}
