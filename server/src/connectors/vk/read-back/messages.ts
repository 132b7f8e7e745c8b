/** Private conversations by their history; chats, whose history is closed to a community, by number. */
import { z } from 'zod'
import type { RawItem } from '../../connector.ts'
import { ConnectorError } from '../../connector.ts'
import { readMovingList } from '../../moving-list.ts'
import { seenItem } from '../events/vk-seen.ts'
import { isChatPeer } from '../vk-container.ts'
import { VkId } from '../vk-schemas.ts'
import { isBefore, isWithin, MAX_PAGES, PAGE, type Reading, type Seen, SeenList } from './page.ts'

const CONVERSATIONS_PAGE = 200

const Conversations = z.object({
  items: z.array(
    z.object({
      conversation: z.object({
        peer: z.object({ id: VkId }),
        last_conversation_message_id: z.number().catch(0),
      }),
      last_message: z.object({ date: z.number() }).nullish().catch(null),
    }),
  ),
})
type Conversation = z.infer<typeof Conversations>['items'][number]

export async function* readConversations(reading: Reading): AsyncIterable<RawItem[]> {
  const conversations = await readMovingList(
    () => listConversations(reading),
    ({ conversation }) => conversation.peer.id,
  )
  for (const { conversation } of conversations) {
    const peerId = conversation.peer.id
    const last = conversation.last_conversation_message_id
    yield* isChatPeer(peerId) ? readChatSince(reading, peerId, last) : readDialog(reading, peerId)
  }
}

/** The one written in last comes first. */
async function* listConversations({ client, account, span, signal }: Reading): AsyncIterable<Conversation[]> {
  for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
    const { items } = await client.request(account, {
      method: 'messages.getConversations',
      params: {
        filter: 'all',
        count: CONVERSATIONS_PAGE,
        offset: page * CONVERSATIONS_PAGE,
        group_id: account.externalId,
      },
      schema: Conversations,
      priority: 'reconcile',
      patientUntil: signal,
    })
    const touched = items.filter(({ last_message }) => !last_message || !isBefore(span, last_message.date))
    if (touched.length > 0) yield touched
    if (items.length < CONVERSATIONS_PAGE || touched.length < items.length) return
  }
}

async function* readDialog(reading: Reading, peerId: string): AsyncIterable<RawItem[]> {
  const { client, account, span, signal } = reading
  for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
    const { items } = await client.request(account, {
      method: 'messages.getHistory',
      params: { peer_id: peerId, count: PAGE, offset: page * PAGE, group_id: account.externalId },
      schema: SeenList,
      priority: 'reconcile',
      patientUntil: signal,
    })
    yield messageItems(reading, items)
    const oldest = items.at(-1)
    if (items.length < PAGE || !oldest || isBefore(span, oldest.date)) return
  }
}

/** Backwards from the last number, a page at a time. */
async function* readChatSince(reading: Reading, peerId: string, last: number): AsyncIterable<RawItem[]> {
  for (
    let to = last, page = 0;
    to > 0 && page < MAX_PAGES && !reading.signal.aborted;
    to -= PAGE, page += 1
  ) {
    const items = await requestNumbers(reading, peerId, { from: Math.max(1, to - PAGE + 1), to })
    yield messageItems(reading, items)
    if (items.some(({ date }) => isBefore(reading.span, date))) return
  }
}

/** Numbers of one conversation that did not come; what VK does not show was deleted, or was never for us. */
export async function* readNumbers(
  reading: Reading,
  { peerId, from, to }: { peerId: string; from: number; to: number },
): AsyncIterable<RawItem[]> {
  for (let first = from; first <= to && !reading.signal.aborted; first += PAGE) {
    const items = await requestNumbers(reading, peerId, { from: first, to: Math.min(to, first + PAGE - 1) })
    yield messageItems(reading, items)
  }
}

/** 917: we are not in this chat, or may not read it. Its neighbours can still be read. */
const CHAT_CLOSED = 'vk.917'

async function requestNumbers(
  { client, account, signal }: Reading,
  peerId: string,
  { from, to }: { from: number; to: number },
): Promise<Seen[]> {
  try {
    const { items } = await client.request(account, {
      method: 'messages.getByConversationMessageId',
      params: {
        peer_id: peerId,
        conversation_message_ids: Array.from({ length: to - from + 1 }, (_, index) => from + index).join(','),
        group_id: account.externalId,
      },
      schema: SeenList,
      priority: 'reconcile',
      patientUntil: signal,
    })
    return items
  } catch (error) {
    if (error instanceof ConnectorError && error.code === CHAT_CLOSED) return []
    throw error
  }
}

function messageItems({ account, span }: Reading, messages: readonly Seen[]): RawItem[] {
  return messages
    .filter((message) => message.deleted !== 1 && message.deleted !== true && isWithin(span, message))
    .map((message) => seenItem(account.externalId, 'message_seen', message))
}
