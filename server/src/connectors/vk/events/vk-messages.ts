/** Private and chat messages. VK reports no deletion and no edit of a citizen's message. */
import type { InboundEvent } from '../../connector.ts'
import { BARE_WORDS, toWordsEvent } from '../../words-event.ts'
import { DIALOG_THREAD_ID, isChatPeer, peerContainer } from '../vk-container.ts'
import { VkMessage, VkMessageObject, VkPermission } from '../vk-schemas.ts'
import { readAttachments, readForwarded } from './vk-attachments.ts'
import { authorOf, type EventContext, geoOf, readableText, secondsOf } from './vk-event-parts.ts'

const JOINED = new Set([
  'chat_invite_user',
  'chat_invite_user_by_link',
  'chat_invite_user_by_message_request',
])

export function readMessage(object: unknown, context: EventContext): InboundEvent[] {
  const message = VkMessageObject.parse(object)
  if (message.action) return membershipOf(message, context)
  const isOurs = message.out === 1 || authorOf(message.from_id, context).kind === 'self'
  return [messageEvent(isOurs ? 'echo' : 'created', message, context)]
}

/** Anything sent by the community: by our call, or by an employee in the interface of VK. */
export function readMessageReply(object: unknown, context: EventContext): InboundEvent[] {
  return [messageEvent('echo', VkMessage.parse(object), context)]
}

export function readMessageEdit(object: unknown, context: EventContext): InboundEvent[] {
  return [messageEvent('edited', VkMessage.parse(object), context)]
}

/** From a history: our own prove a delivery, a citizen's is as it stands now. */
export function readSeenMessage(object: unknown, context: EventContext): InboundEvent[] {
  const message = VkMessage.parse(object)
  if (message.action) return membershipOf(message, context)
  const isOurs = message.out === 1 || authorOf(message.from_id, context).kind === 'self'
  return [messageEvent(isOurs ? 'echo' : 'seen', message, context)]
}

function messageEvent(
  op: 'created' | 'edited' | 'echo' | 'seen',
  message: VkMessage,
  context: EventContext,
): InboundEvent {
  const isChat = isChatPeer(message.peer_id)
  const externalId = naturalId(message)
  const parentExternalId = message.reply_message?.conversation_message_id ?? null
  const changedAt = message.update_time ?? message.date
  const words = {
    ...BARE_WORDS,
    surface: isChat ? ('chat' as const) : ('private' as const),
    container: peerContainer(message.peer_id),
    externalId,
    version: secondsOf(changedAt),
    parentExternalId,
    threadExternalId: isChat ? (parentExternalId ?? externalId) : DIALOG_THREAD_ID,
    author: authorOf(message.from_id, context),
    text: readableText(message.text),
    attachments: [...readAttachments(message.attachments), ...readForwarded(message.fwd_messages)],
    geo: geoOf(message.geo),
    occurredAt: op === 'edited' ? changedAt : message.date,
    writtenByExternalId: op === 'echo' ? message.admin_author_id : null,
  }
  return toWordsEvent(op, words, message.random_id === '0' ? null : message.random_id)
}

/** `id` is 0 in chats; the conversation's own number is always there in 5.199, `m` keeps the two apart if it is not. */
function naturalId(message: VkMessage): string {
  return message.conversation_message_id ?? `m${message.id ?? '0'}`
}

/** Service messages: who came and who left. A new title or a pinned message is nobody's question. */
function membershipOf(message: VkMessage, context: EventContext): InboundEvent[] {
  const type = message.action?.type ?? ''
  const change = JOINED.has(type) ? 'joined' : type === 'chat_kick_user' ? 'left' : null
  if (change === null) return []
  const externalId = naturalId(message)
  const memberId = message.action?.member_id ?? message.from_id
  return [
    {
      op: 'membership',
      change,
      surface: isChatPeer(message.peer_id) ? 'chat' : 'private',
      container: peerContainer(message.peer_id),
      externalId,
      version: secondsOf(message.date),
      threadExternalId: externalId,
      author: authorOf(memberId, context),
      occurredAt: message.date,
      permalink: null,
    },
  ]
}

export function readPermission(
  change: 'allowed' | 'denied',
  object: unknown,
  context: EventContext,
): InboundEvent[] {
  const { user_id } = VkPermission.parse(object)
  return [
    {
      op: 'permission',
      change,
      surface: 'private',
      container: peerContainer(user_id),
      externalId: `permission:${context.eventId}`,
      version: context.eventId,
      threadExternalId: DIALOG_THREAD_ID,
      author: authorOf(user_id, context),
      occurredAt: context.receivedAt,
      permalink: null,
    },
  ]
}
