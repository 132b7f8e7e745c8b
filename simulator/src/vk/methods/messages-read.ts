import { z } from 'zod'
import { presentChatSettings, presentMessage } from '../messages/present-message.ts'
import { isChat, type Message } from '../model.ts'
import { presentAuthors } from '../present.ts'
import { pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import type { World } from '../world.ts'
import { type Call, Fields, getOwnGroupId, type Method, method, read } from './method.ts'

const Extended = { group_id: z.number().optional(), extended: z.boolean().default(false), fields: Fields }

const HistoryParams = z.object({
  offset: z.number().default(0),
  count: z.number().default(20),
  user_id: z.number().optional(),
  peer_id: z.number().optional(),
  start_message_id: z.number().optional(),
  rev: z.number().default(0),
  ...Extended,
})
const ConversationsParams = z.object({
  offset: z.number().default(0),
  count: z.number().default(20),
  filter: z.string().default('all'),
  start_message_id: z.number().optional(),
  ...Extended,
})

/** Gives what the community may see of a dialog; deleted messages are gone from lists and marked in read-backs. */
function listSeen(world: World, groupId: number, peerId: number): Message[] {
  return world.state.messages.inGroup(pairKey(groupId, peerId)).filter((message) => message.isSeenByCommunity)
}

function withAuthors(
  world: World,
  messages: Message[],
  { extended, fields }: { extended: boolean; fields: unknown[] },
) {
  const items = messages.map((message) => presentMessage(world, message))
  const authorIds = messages.flatMap((message) => [message.fromId, -message.groupId])
  return extended ? { items, ...presentAuthors(world, authorIds, fields) } : { items }
}

function getHistory(call: Call, params: z.infer<typeof HistoryParams>) {
  const groupId = getOwnGroupId(call, params.group_id)
  const peerId = params.peer_id ?? params.user_id
  if (peerId === undefined) throw new VkError(100, 'peer_id is undefined')
  // A community's key reads chats only message by message.
  if (isChat(peerId)) throw new VkError(917)
  if (!call.world.state.residents.get(String(peerId))) throw new VkError(936)
  const alive = listSeen(call.world, groupId, peerId).filter((message) => !message.isDeleted)
  const sorted = params.rev === 1 ? alive : alive.toReversed()
  const startId = params.start_message_id
  const since =
    startId === undefined || startId <= 0
      ? sorted
      : sorted.filter((message) => (params.rev === 1 ? message.id >= startId : message.id <= startId))
  const from = Math.max(0, params.offset)
  const page = since.slice(from, from + params.count)
  return read({ count: alive.length, ...withAuthors(call.world, page, params) })
}

function presentConversation(world: World, messages: Message[], last: Message) {
  const { groupId, peerId } = last
  const lastOut = messages.findLast((message) => message.fromId === -groupId)
  const unread = messages.filter((message) => message.conversationId > (lastOut?.conversationId ?? 0))
  const chat = world.state.chats.get(pairKey(groupId, peerId))
  const permission = world.state.dialogs.get(pairKey(groupId, peerId))?.permission
  const canWrite = chat ? chat.isCommunityIn && !chat.isWritingOff : permission === 'allowed'
  return {
    peer: { id: peerId, type: chat ? 'chat' : 'user', local_id: chat ? peerId - 2_000_000_000 : peerId },
    last_message_id: last.id,
    last_conversation_message_id: last.conversationId,
    in_read: lastOut?.id ?? 0,
    out_read: lastOut?.id ?? 0,
    version: 10_000_000 + last.conversationId,
    unread_count: unread.length,
    unanswered: unread.length > 0,
    can_write: { allowed: canWrite },
    ...(chat ? { chat_settings: presentChatSettings(chat) } : {}),
  }
}

function getConversations(call: Call, params: z.infer<typeof ConversationsParams>) {
  const { world } = call
  const groupId = getOwnGroupId(call, params.group_id)
  const peerIds = [
    ...world.state.dialogs.inGroup(String(groupId)).map((dialog) => dialog.residentId),
    ...world.state.chats.inGroup(String(groupId)).map((chat) => chat.peerId),
  ]
  const conversations = peerIds.flatMap((peerId) => {
    const messages = listSeen(world, groupId, peerId).filter((message) => !message.isDeleted)
    const last = messages.at(-1)
    return last ? [{ conversation: presentConversation(world, messages, last), last }] : []
  })
  const isWanted = ({ unread_count }: { unread_count: number }): boolean =>
    params.filter === 'all' || unread_count > 0
  const wanted = conversations
    .filter(({ conversation }) => isWanted(conversation))
    .sort((a, b) => b.last.sentAtMs - a.last.sentAtMs)
  const page = wanted.slice(params.offset, params.offset + params.count)
  const authors = params.extended
    ? presentAuthors(
        world,
        page.flatMap(({ last }) => [last.fromId, last.peerId, -groupId]),
        params.fields,
      )
    : {}
  return read({
    count: wanted.length,
    unread_count: conversations.filter(({ conversation }) => conversation.unread_count > 0).length,
    items: page.map(({ conversation, last }) => ({
      conversation,
      last_message: presentMessage(world, last),
    })),
    ...authors,
  })
}

export const messageReadMethods: Record<string, Method> = {
  'messages.getHistory': method('messages', HistoryParams, getHistory),
  'messages.getConversations': method('messages', ConversationsParams, getConversations),
  'messages.getByConversationMessageId': method(
    'messages',
    z.object({ peer_id: z.number(), conversation_message_ids: z.array(z.number()), ...Extended }),
    (call, params) => {
      const groupId = getOwnGroupId(call, params.group_id)
      const { chats } = call.world.state
      if (isChat(params.peer_id) && !chats.get(pairKey(groupId, params.peer_id))?.isCommunityIn)
        throw new VkError(917)
      const messages = listSeen(call.world, groupId, params.peer_id).filter((message) =>
        params.conversation_message_ids.includes(message.conversationId),
      )
      return read({ count: messages.length, ...withAuthors(call.world, messages, params) })
    },
  ),
  'messages.getById': method(
    'messages',
    z.object({ message_ids: z.array(z.number()).default([]), ...Extended }),
    (call, params) => {
      const groupId = getOwnGroupId(call, params.group_id)
      const messages = call.world.state.dialogs
        .inGroup(String(groupId))
        .flatMap((dialog) => listSeen(call.world, groupId, dialog.residentId))
        .filter((message) => params.message_ids.includes(message.id))
      return read({ count: messages.length, ...withAuthors(call.world, messages, params) })
    },
  ),
  'messages.isMessagesFromGroupAllowed': method(
    'messages',
    z.object({ group_id: z.number(), user_id: z.number() }),
    (call, params) => {
      const groupId = getOwnGroupId(call, params.group_id)
      const permission = call.world.state.dialogs.get(pairKey(groupId, params.user_id))?.permission
      return read({ is_allowed: permission === 'allowed' ? 1 : 0 })
    },
  ),
}
