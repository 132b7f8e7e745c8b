/** Reading back after an uncertain send: is our answer there? Says `unknown` rather than guess. */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type Reconciliation,
} from '../../connector.ts'
import type { VkParams } from '../api/vk-api.ts'
import type { VkClient, VkTokenKind } from '../api/vk-client.ts'
import { isChatPeer, parseContainer, type VkContainer, type VkObjectKind } from '../vk-container.ts'
import { VkId } from '../vk-schemas.ts'
import { sameText } from './same-text.ts'
import { findOnWall } from './vk-posts.ts'
import { vkRandomId } from './vk-random-id.ts'

const OptionalId = VkId.nullish().catch(null)
const Comments = z.object({
  items: z.array(
    z.object({
      id: VkId,
      from_id: OptionalId,
      text: z.string().nullish(),
      reply_to_comment: OptionalId,
      parents_stack: z.array(VkId).nullish().catch(null),
    }),
  ),
})
const Messages = z.object({
  items: z.array(
    z.object({
      conversation_message_id: VkId,
      from_id: OptionalId,
      random_id: OptionalId,
      text: z.string().nullish(),
    }),
  ),
})
type FoundMessage = z.infer<typeof Messages>['items'][number]

type Send = { account: ChannelAccount; message: OutgoingMessage; key: string }

const UNKNOWN: Reconciliation = { state: 'unknown' }
const PAGE = 100
const MAX_PAGES = 5

export async function reconcileVk(client: VkClient, send: Send & { now: Date }): Promise<Reconciliation> {
  const container = parseContainer(send.message.container)
  try {
    if (container.kind === 'page') return await findOnWall(client, send, container.ownerId)
    if (container.kind !== 'peer') return await findComment(client, send, container)
    return isChatPeer(container.peerId)
      ? await findInChat(client, send, container.peerId)
      : await findInDialog(client, send, container.peerId)
  } catch (error) {
    // A failure of the moment is the job's to repeat; a right we do not have makes the network mute.
    const isMute =
      error instanceof ConnectorError && ['refused', 'token_revoked', 'unreadable'].includes(error.reason)
    if (isMute) return UNKNOWN
    throw error
  }
}

const COMMENT_READERS: Record<VkObjectKind, { method: string; objectParam: string; tokens: VkTokenKind[] }> =
  {
    wall: { method: 'wall.getComments', objectParam: 'post_id', tokens: ['service', 'user'] },
    board: { method: 'board.getComments', objectParam: 'topic_id', tokens: ['service', 'user'] },
    video: { method: 'video.getComments', objectParam: 'video_id', tokens: ['user'] },
    photo: { method: 'photos.getComments', objectParam: 'photo_id', tokens: ['user'] },
  }

async function findComment(
  client: VkClient,
  { account, message }: Send,
  { kind, ownerId, objectId }: Exclude<VkContainer, { kind: 'peer' | 'page' }>,
): Promise<Reconciliation> {
  const { method, objectParam, tokens } = COMMENT_READERS[kind]
  const token = tokens.find((candidate) => account.tokens[candidate])
  if (!token) return UNKNOWN
  // Walls and videos show a thread only when asked for it; elsewhere comments are one flat list.
  const isThread = (kind === 'wall' || kind === 'video') && /^\d+$/.test(message.threadExternalId)
  const place: VkParams = {
    ...(kind === 'board' ? { group_id: account.externalId } : { owner_id: ownerId }),
    [objectParam]: objectId,
    comment_id: isThread ? message.threadExternalId : undefined,
    sort: 'desc',
    count: PAGE,
  }
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items } = await client.request(account, {
      method,
      token,
      params: { ...place, offset: page * PAGE },
      schema: Comments,
      priority: 'reconcile',
    })
    const ours = items.find((comment) => isOurs(comment, account, message) && answers(comment, message, kind))
    if (ours) return { state: 'sent', externalId: ours.id }
    if (items.length < PAGE) return { state: 'not_sent' }
  }
  return UNKNOWN
}

/** The same words may stand under another comment: that is another answer. */
function answers(
  comment: z.infer<typeof Comments>['items'][number],
  { replyToExternalId }: OutgoingMessage,
  kind: VkObjectKind,
): boolean {
  if (kind === 'board' || !/^\d+$/.test(replyToExternalId)) return true
  if (comment.reply_to_comment) return comment.reply_to_comment === replyToExternalId
  return comment.parents_stack?.includes(replyToExternalId) ?? false
}

async function findInDialog(client: VkClient, send: Send, peerId: string): Promise<Reconciliation> {
  const { items } = await client.request(send.account, {
    method: 'messages.getHistory',
    params: { peer_id: peerId, count: 2 * PAGE, group_id: send.account.externalId },
    schema: Messages,
    priority: 'reconcile',
  })
  const later = items.filter((item) => isAfter(item, send.message))
  const found = findOurs(later, send)
  if (found) return found
  // Nothing is missing only when the page reaches back to the message we were answering.
  const isWhole = items.length < 2 * PAGE || later.length < items.length
  return isWhole ? { state: 'not_sent' } : UNKNOWN
}

/** A chat's history is closed to a community, but its messages can be asked for by number, which grows by one. */
async function findInChat(client: VkClient, send: Send, peerId: string): Promise<Reconciliation> {
  const answered = Number(send.message.replyToExternalId)
  if (!Number.isSafeInteger(answered) || answered < 1) return UNKNOWN
  for (let page = 0; page < MAX_PAGES; page++) {
    const first = answered + page * PAGE
    const { items } = await client.request(send.account, {
      method: 'messages.getByConversationMessageId',
      params: {
        peer_id: peerId,
        conversation_message_ids: Array.from({ length: PAGE }, (_, index) => first + index).join(','),
        group_id: send.account.externalId,
      },
      schema: Messages,
      priority: 'reconcile',
    })
    // If even the message we answered is hidden from us, our own may be too.
    if (page === 0 && !items.some((item) => item.conversation_message_id === String(answered))) return UNKNOWN
    const later = items.filter((item) => isAfter(item, send.message))
    const found = findOurs(later, send)
    if (found) return found
    // Deleted messages leave holes, so only a whole page of nothing is the end of the chat.
    if (later.length === 0) return { state: 'not_sent' }
  }
  return UNKNOWN
}

function isAfter(item: FoundMessage, { replyToExternalId }: OutgoingMessage): boolean {
  const answered = Number(replyToExternalId)
  return !Number.isFinite(answered) || Number(item.conversation_message_id) > answered
}

function findOurs(items: FoundMessage[], { account, message, key }: Send): Reconciliation | null {
  const randomId = String(vkRandomId(key))
  const byKey = items.find((item) => item.random_id === randomId)
  const found = byKey ?? items.find((item) => hasNoKey(item) && isOurs(item, account, message))
  return found ? { state: 'sent', externalId: found.conversation_message_id } : null
}

/** A message with another key is another answer, even with the same words. */
function hasNoKey(item: FoundMessage): boolean {
  return !item.random_id || item.random_id === '0'
}

function isOurs(
  item: { from_id?: string | null | undefined; text?: string | null | undefined },
  account: ChannelAccount,
  message: OutgoingMessage,
): boolean {
  return item.from_id === `-${account.externalId}` && sameText(item.text ?? '', message.text)
}
