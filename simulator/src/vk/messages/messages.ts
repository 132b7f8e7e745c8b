/** Private messages and chats: what a resident writes and what a community sends. */

import { type Attachment, type Chat, isChat, type Message, type Place, type Resident } from '../model.ts'
import { pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import { getCommunity, secondsNow, type World } from '../world.ts'
import { findBan } from './bans.ts'
import type { Keyboard } from './keyboard.ts'
import { presentMessage } from './present-message.ts'

const CLIENT_INFO = {
  button_actions: ['text', 'callback'],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
}

export type MessageContent = {
  text: string
  attachments: Attachment[]
  place: Place | null
  replyToId: number | null
  keyboard: Keyboard | null
  payload: string | null
}

export const NOTHING: MessageContent = {
  text: '',
  attachments: [],
  place: null,
  replyToId: null,
  keyboard: null,
  payload: null,
}

type NewMessage = MessageContent & {
  groupId: number
  peerId: number
  fromId: number
  randomId: number
  invitedId: number | null
  isSeenByCommunity: boolean
}

export function naturalKeyOf(message: Message): string {
  return `message:${message.groupId}:${message.peerId}:${message.conversationId}`
}

export function putMessage(world: World, fresh: NewMessage): Message {
  const { state, clock } = world
  return state.messages.put({
    ...fresh,
    conversationId: state.next(`conversation:${fresh.groupId}:${fresh.peerId}`),
    id: isChat(fresh.peerId) ? 0 : state.next(`message:${fresh.groupId}`),
    date: secondsNow(world),
    sentAtMs: clock.now().getTime(),
    isDeleted: false,
    updatedOn: null,
  })
}

function emitNew(world: World, message: Message): void {
  world.emit({
    groupId: message.groupId,
    type: 'message_new',
    naturalKey: naturalKeyOf(message),
    object: { message: presentMessage(world, message), client_info: CLIENT_INFO },
  })
}

/** Writing first is a permission to answer, of which VK tells with an event of its own. */
export function writePrivately(
  world: World,
  { groupId, resident, content }: { groupId: number; resident: Resident; content: MessageContent },
): Message {
  const dialog = world.state.dialogs.get(pairKey(groupId, resident.id))
  if (dialog?.permission === 'blacklisted' || findBan(world, groupId, resident.id)) throw new VkError(900)
  if (dialog?.permission !== 'allowed') allowMessages(world, groupId, resident.id)
  const message = putMessage(world, {
    ...content,
    groupId,
    peerId: resident.id,
    fromId: resident.id,
    randomId: 0,
    invitedId: null,
    isSeenByCommunity: true,
  })
  emitNew(world, message)
  return message
}

export function allowMessages(world: World, groupId: number, residentId: number): void {
  world.state.dialogs.put({ groupId, residentId, permission: 'allowed' })
  world.emit({
    groupId,
    type: 'message_allow',
    naturalKey: `permission:${groupId}:${residentId}`,
    object: { user_id: residentId, key: '' },
  })
}

export function denyMessages(world: World, groupId: number, residentId: number): void {
  world.state.dialogs.put({ groupId, residentId, permission: 'denied' })
  world.emit({
    groupId,
    type: 'message_deny',
    naturalKey: `permission:${groupId}:${residentId}`,
    object: { user_id: residentId },
  })
}

export function createChat(
  world: World,
  {
    groupId,
    title,
    memberIds,
    hasFullAccess,
    admins,
  }: Pick<Chat, 'groupId' | 'title' | 'memberIds' | 'hasFullAccess' | 'admins'>,
): Chat {
  if (!getCommunity(world, groupId).hasBotFeatures) throw new VkError(912)
  const chat = world.state.chats.put({
    groupId,
    peerId: 2_000_000_000 + world.state.next(`chat:${groupId}`),
    title,
    memberIds,
    hasFullAccess,
    isCommunityIn: true,
    isWritingOff: false,
    admins,
  })
  const invitation = putMessage(world, {
    ...NOTHING,
    groupId,
    peerId: chat.peerId,
    fromId: memberIds[0] ?? 0,
    randomId: 0,
    invitedId: -groupId,
    isSeenByCommunity: true,
  })
  emitNew(world, invitation)
  return chat
}

export function writeInChat(
  world: World,
  { chat, resident, content }: { chat: Chat; resident: Resident; content: MessageContent },
): Message {
  const { screenName } = getCommunity(world, chat.groupId)
  const { text } = content
  const isAddressed =
    text.startsWith('/') || text.includes(`[club${chat.groupId}|`) || text.includes(`@${screenName}`)
  if (!chat.memberIds.includes(resident.id))
    world.state.chats.put({ ...chat, memberIds: [...chat.memberIds, resident.id] })
  const message = putMessage(world, {
    ...content,
    groupId: chat.groupId,
    peerId: chat.peerId,
    fromId: resident.id,
    randomId: 0,
    invitedId: null,
    isSeenByCommunity: chat.isCommunityIn && (chat.hasFullAccess || isAddressed),
  })
  if (message.isSeenByCommunity) emitNew(world, message)
  return message
}

/**
 * Sends no event, because VK never tells a community that a resident changed or deleted a message; reading it again
 * shows it.
 */
export function changeMessage(
  world: World,
  message: Message,
  change: { text: string } | { isDeleted: boolean },
): Message {
  return world.state.messages.put({ ...message, ...change, updatedOn: secondsNow(world) })
}
