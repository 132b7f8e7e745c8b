/** Answers: a comment under a comment, a message in a conversation. VK drops a repeat that has the same key. */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type SendResult,
} from '../../connector.ts'
import type { VkParams } from '../api/vk-api.ts'
import { COMMENT_LIMIT, MESSAGE_LIMIT, type VkClient, type VkTokenKind } from '../api/vk-client.ts'
import { ruleForVkError } from '../api/vk-errors.ts'
import {
  isChatPeer,
  parseContainer,
  permalinkOf,
  type VkContainer,
  type VkObjectKind,
} from '../vk-container.ts'
import { VkId } from '../vk-schemas.ts'
import { attachmentList, postOnWall } from './vk-posts.ts'
import { vkRandomId } from './vk-random-id.ts'

/** VK takes more in messages and does not say how much in comments; this is safe in both. */
export const VK_TEXT_LIMIT = 4000

const CommentAnswer = z
  .union([VkId, z.object({ comment_id: VkId, parents_stack: z.array(VkId).nullish() })])
  .transform((answer) =>
    typeof answer === 'string'
      ? { id: answer, root: null }
      : { id: answer.comment_id, root: answer.parents_stack?.[0] ?? null },
  )

/** One peer is answered with a number, a list of peers with a list that may hold errors. */
const ChatAnswer = z
  .array(
    z.object({
      message_id: VkId.optional(),
      conversation_message_id: VkId.optional(),
      error: z.object({ code: z.coerce.number().int() }).optional(),
    }),
  )
  .min(1)

const FoundMessages = z.object({ items: z.array(z.object({ conversation_message_id: VkId })) })

type Send = { account: ChannelAccount; message: OutgoingMessage; key: string }

export async function sendVk(client: VkClient, send: Send): Promise<SendResult> {
  const container = parseContainer(send.message.container)
  refuseUnsendable(send.message)
  if (container.kind === 'page') return postOnWall(client, send, container.ownerId)
  if (container.kind !== 'peer') return sendComment(client, send, container)
  return isChatPeer(container.peerId)
    ? sendToChat(client, send, container.peerId)
    : sendToPerson(client, send, container.peerId)
}

function refuseUnsendable({ text, attachmentRefs }: OutgoingMessage): void {
  if (text.length > VK_TEXT_LIMIT) throw new ConnectorError('refused', 'vk.text_too_long')
  if (text.trim() === '' && attachmentRefs.length === 0) throw new ConnectorError('refused', 'vk.text_empty')
}

type CommentMethod = { method: string; token: VkTokenKind; params: (place: CommentPlace) => VkParams }
type CommentPlace = { groupId: string; ownerId: string; objectId: string; parentId: string | undefined }

/** `from_group` is the community's number on a wall and a yes elsewhere; a discussion has no answer to one post. */
const COMMENT_METHODS: Record<VkObjectKind, CommentMethod> = {
  wall: {
    method: 'wall.createComment',
    token: 'community',
    params: ({ groupId, ownerId, objectId, parentId }) => ({
      owner_id: ownerId,
      post_id: objectId,
      from_group: groupId,
      reply_to_comment: parentId,
    }),
  },
  video: {
    method: 'video.createComment',
    token: 'user',
    params: ({ ownerId, objectId, parentId }) => ({
      owner_id: ownerId,
      video_id: objectId,
      from_group: 1,
      reply_to_comment: parentId,
    }),
  },
  photo: {
    method: 'photos.createComment',
    token: 'user',
    params: ({ ownerId, objectId, parentId }) => ({
      owner_id: ownerId,
      photo_id: objectId,
      from_group: 1,
      reply_to_comment: parentId,
    }),
  },
  board: {
    method: 'board.createComment',
    token: 'user',
    params: ({ groupId, objectId }) => ({ group_id: groupId, topic_id: objectId, from_group: 1 }),
  },
}

async function sendComment(
  client: VkClient,
  { account, message, key }: Send,
  { kind, ownerId, objectId }: Exclude<VkContainer, { kind: 'peer' | 'page' }>,
): Promise<SendResult> {
  const { method, token, params } = COMMENT_METHODS[kind]
  const parentId = numericId(message.replyToExternalId)
  const answer = await client.request(account, {
    method,
    token,
    params: {
      ...params({ groupId: account.externalId, ownerId, objectId, parentId }),
      message: message.text,
      attachments: attachmentList(message),
      guid: key,
    },
    schema: CommentAnswer,
    priority: 'answer',
    hasEffect: true,
    peer: { key: message.container, limit: COMMENT_LIMIT },
  })
  const threadId = answer.root ?? numericId(message.threadExternalId) ?? answer.id
  return {
    externalId: answer.id,
    permalink: permalinkOf(kind, ownerId, objectId, { id: answer.id, threadId }),
  }
}

async function sendToChat(client: VkClient, send: Send, peerId: string): Promise<SendResult> {
  const [item] = await client.request(send.account, {
    ...messageRequest(send, peerId, { peer_ids: peerId }),
    schema: ChatAnswer,
  })
  if (item?.error) throw recipientError(item.error.code)
  const externalId = item?.conversation_message_id
  if (!externalId || externalId === '0') throw new ConnectorError('uncertain', 'vk.bad_answer')
  return { externalId, permalink: null }
}

async function sendToPerson(client: VkClient, send: Send, peerId: string): Promise<SendResult> {
  const messageId = await client.request(send.account, {
    ...messageRequest(send, peerId, { peer_id: peerId }),
    schema: VkId,
  })
  return { externalId: await conversationId(client, send.account, messageId), permalink: null }
}

function messageRequest({ message, key }: Send, peerId: string, recipient: VkParams) {
  return {
    method: 'messages.send',
    params: {
      ...recipient,
      random_id: vkRandomId(key),
      message: message.text,
      attachment: attachmentList(message),
      forward: replyInPlace(peerId, message.replyToExternalId),
      keyboard: inlineKeyboard(message.buttons),
      disable_mentions: 1,
      dont_parse_links: 1,
    },
    priority: 'answer' as const,
    hasEffect: true,
    peer: { key: message.container, limit: MESSAGE_LIMIT },
  }
}

/**
 * VK answers with its own message id, while events number messages by conversation. The message is sent by now:
 * a look-up that fails only leaves an id marked as not of the conversation.
 */
async function conversationId(client: VkClient, account: ChannelAccount, messageId: string): Promise<string> {
  try {
    const { items } = await client.request(account, {
      method: 'messages.getById',
      params: { message_ids: messageId, group_id: account.externalId },
      schema: FoundMessages,
      priority: 'answer',
      timeoutMs: 3000,
    })
    return items[0]?.conversation_message_id ?? `m${messageId}`
  } catch (error) {
    if (error instanceof ConnectorError) return `m${messageId}`
    throw error
  }
}

/** Inside a successful answer one recipient may have failed. */
function recipientError(code: number): ConnectorError {
  const { reason, retryAfterMs } = ruleForVkError(code)
  return new ConnectorError(reason, `vk.${code}`, {
    scope: 'peer',
    ...(retryAfterMs ? { retryAfterMs } : {}),
  })
}

function replyInPlace(peerId: string, replyToExternalId: string): string | undefined {
  const id = numericId(replyToExternalId)
  if (id === undefined) return undefined
  return JSON.stringify({ peer_id: Number(peerId), conversation_message_ids: [Number(id)], is_reply: true })
}

const LONGEST_LABEL = 40
const BUTTONS_IN_ROW = 5
const MOST_BUTTONS = 10

/** Text buttons under the message itself: a touch sends the label as the author's own words. */
function inlineKeyboard(labels: readonly string[]): string | undefined {
  if (labels.length === 0) return undefined
  const buttons = labels.slice(0, MOST_BUTTONS).map((label) => ({
    action: { type: 'text', label: [...label].slice(0, LONGEST_LABEL).join('') },
  }))
  const rows = [buttons.slice(0, BUTTONS_IN_ROW), buttons.slice(BUTTONS_IN_ROW)]
  return JSON.stringify({ one_time: false, inline: true, buttons: rows.filter((row) => row.length > 0) })
}

function numericId(externalId: string): string | undefined {
  return /^[1-9]\d*$/.test(externalId) ? externalId : undefined
}
