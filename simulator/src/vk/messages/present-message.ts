/** Messages and chats as VK's objects. */

import type { Chat, Message } from '../model.ts'
import { presentAttachments } from '../present.ts'
import type { World } from '../world.ts'
import { presentKeyboard } from './keyboard.ts'

export function findMessage(
  world: World,
  { groupId, peerId, conversationId }: { groupId: number; peerId: number; conversationId: number },
): Message | null {
  return world.state.messages.get(`${groupId}:${peerId}:${conversationId}`) ?? null
}

function presentAnswered(world: World, message: Message) {
  if (message.replyToId === null) return {}
  const answered = findMessage(world, { ...message, conversationId: message.replyToId })
  if (!answered) return {}
  return {
    reply_message: {
      id: answered.id,
      date: answered.date,
      from_id: answered.fromId,
      peer_id: answered.peerId,
      conversation_message_id: answered.conversationId,
      text: answered.text,
      attachments: presentAttachments(world, answered),
    },
  }
}

export function presentMessage(world: World, message: Message) {
  const { place } = message
  return {
    date: message.date,
    from_id: message.fromId,
    id: message.id,
    out: message.fromId === -message.groupId ? 1 : 0,
    version: 10_000_000 + message.conversationId,
    peer_id: message.peerId,
    random_id: message.randomId,
    conversation_message_id: message.conversationId,
    text: message.text,
    important: false,
    is_hidden: false,
    attachments: presentAttachments(world, message),
    fwd_messages: [],
    ...presentAnswered(world, message),
    ...(message.keyboard ? { keyboard: presentKeyboard(message.keyboard, message.groupId) } : {}),
    ...(message.payload === null ? {} : { payload: message.payload }),
    ...(place
      ? {
          geo: {
            type: 'point',
            coordinates: { latitude: place.latitude, longitude: place.longitude },
            place: { country: 'Россия', city: '', title: place.title },
          },
        }
      : {}),
    ...(message.invitedId === null
      ? {}
      : { action: { type: 'chat_invite_user', member_id: message.invitedId } }),
    ...(message.isDeleted ? { deleted: 1 } : {}),
    ...(message.updatedOn === null ? {} : { update_time: message.updatedOn }),
  }
}

export function presentChatSettings(chat: Chat) {
  const closed = Object.fromEntries(
    [
      'can_change_info',
      'can_change_invite_link',
      'can_change_pin',
      'can_invite',
      'can_promote_users',
      'can_see_invite_link',
      'can_moderate',
      'can_copy_chat',
      'can_call',
      'can_use_mass_mentions',
    ].map((name) => [name, false]),
  )
  return {
    owner_id: chat.memberIds[0] ?? 0,
    title: chat.title,
    members_count: chat.memberIds.length + 1,
    active_ids: chat.memberIds.slice(0, 4),
    state: chat.isCommunityIn ? 'in' : 'kicked',
    acl: closed,
  }
}
