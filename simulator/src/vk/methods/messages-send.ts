import { z } from 'zod'
import { type Keyboard, readKeyboard } from '../messages/keyboard.ts'
import { NOTHING, naturalKeyOf, putMessage } from '../messages/messages.ts'
import { findMessage, presentMessage } from '../messages/present-message.ts'
import { type Attachment, FIRST_CHAT, isChat, type Message } from '../model.ts'
import { pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import { getCommunity, type World } from '../world.ts'
import { readAttachments } from './attachments.ts'
import { type Call, getOwnGroupId, type Method, method, type Outcome } from './method.ts'

const LONGEST_MESSAGE = 9000
const RANDOM_ID_WINDOW_MS = 3_600_000
const RANDOM_ID_MESSAGES = 100

const SendParams = z.object({
  user_id: z.number().optional(),
  random_id: z.number().optional(),
  peer_id: z.number().optional(),
  peer_ids: z.array(z.number()).optional(),
  domain: z.string().optional(),
  chat_id: z.number().optional(),
  message: z.string().default(''),
  attachment: z.string().default(''),
  reply_to: z.number().optional(),
  forward: z
    .looseObject({
      conversation_message_ids: z.array(z.number()).default([]),
      is_reply: z.boolean().default(false),
    })
    .optional(),
  group_id: z.number().optional(),
  keyboard: z.unknown().optional(),
})
type SendParams = z.infer<typeof SendParams>

function peerOf(world: World, params: SendParams): number {
  if (params.peer_id !== undefined) return params.peer_id
  if (params.user_id !== undefined) return params.user_id
  if (params.chat_id !== undefined) return FIRST_CHAT + params.chat_id
  const named = world.state.residents.all().find(({ screenName }) => screenName === params.domain)
  if (named) return named.id
  throw new VkError(100, 'you should specify peer_id, user_id, domain, chat_id or peer_ids param')
}

function assertChatOpen(world: World, groupId: number, peerId: number): void {
  const chat = world.state.chats.get(pairKey(groupId, peerId))
  if (!chat) throw new VkError(917)
  if (!getCommunity(world, groupId).hasBotFeatures) throw new VkError(912)
  if (!chat.isCommunityIn) throw new VkError(922)
  if (chat.isWritingOff) throw new VkError(1012)
}

function assertDialogOpen(world: World, groupId: number, peerId: number): void {
  const resident = world.state.residents.get(String(peerId))
  if (!resident) throw new VkError(936)
  const permission = world.state.dialogs.get(pairKey(groupId, peerId))?.permission
  if (permission === 'blacklisted') throw new VkError(900)
  if (!resident.acceptsMessages) throw new VkError(902)
  if (permission !== 'allowed') throw new VkError(901)
}

/** VK looks for the same `random_id` among the last hundred messages of the dialog, one hour back. */
function findRepeated(
  world: World,
  { groupId, peerId, randomId }: { groupId: number; peerId: number; randomId: number },
): Message | null {
  if (randomId === 0) return null
  const sinceMs = world.clock.now().getTime() - RANDOM_ID_WINDOW_MS
  const recent = world.state.messages.inGroup(pairKey(groupId, peerId)).slice(-RANDOM_ID_MESSAGES)
  return (
    recent.find(
      (message) =>
        message.fromId === -groupId && message.randomId === randomId && message.sentAtMs >= sinceMs,
    ) ?? null
  )
}

function replyTarget(
  world: World,
  params: SendParams,
  { groupId, peerId }: { groupId: number; peerId: number },
): number | null {
  const { forward, reply_to } = params
  if (reply_to !== undefined) {
    const inDialog = world.state.messages.inGroup(pairKey(groupId, peerId))
    const target = inDialog.find((message) => message.id === reply_to)
    if (!target) throw new VkError(100, 'reply_to is incorrect')
    return target.conversationId
  }
  const conversationId = forward?.is_reply ? forward.conversation_message_ids[0] : undefined
  if (conversationId === undefined) return null
  if (!findMessage(world, { groupId, peerId, conversationId })) throw new VkError(921)
  return conversationId
}

type Draft = {
  groupId: number
  peerId: number
  randomId: number
  attachments: Attachment[]
  keyboard: Keyboard | null
}

function sendTo(world: World, draft: Draft, params: SendParams): { message: Message; isRepeated: boolean } {
  const repeated = findRepeated(world, draft)
  if (repeated) return { message: repeated, isRepeated: true }
  const { groupId, peerId } = draft
  if (isChat(peerId)) assertChatOpen(world, groupId, peerId)
  else assertDialogOpen(world, groupId, peerId)
  const message = putMessage(world, {
    ...NOTHING,
    ...draft,
    text: params.message,
    fromId: -groupId,
    replyToId: replyTarget(world, params, { groupId, peerId }),
    invitedId: null,
    isSeenByCommunity: true,
  })
  const object = presentMessage(world, message)
  world.emit({ groupId, type: 'message_reply', naturalKey: naturalKeyOf(message), object })
  return { message, isRepeated: false }
}

function sendToMany(world: World, draft: Draft & { peerIds: number[] }, params: SendParams): Outcome {
  const { peerIds, ...common } = draft
  const sent: { message: Message; isRepeated: boolean }[] = []
  const items = peerIds.map((peerId) => {
    try {
      const result = sendTo(world, { ...common, peerId }, params)
      sent.push(result)
      const { id, conversationId } = result.message
      return { peer_id: peerId, message_id: id, conversation_message_id: conversationId }
    } catch (error) {
      // VK answers for each receiver on its own, inside a successful answer.
      if (!(error instanceof VkError)) throw error
      const failure = { code: error.code, description: error.message }
      return { peer_id: peerId, message_id: 0, conversation_message_id: 0, error: failure }
    }
  })
  const isRepeated = sent.length > 0 && sent.every((result) => result.isRepeated)
  return {
    response: items,
    effect: sent.length === 0 ? 'refused' : isRepeated ? 'repeated' : 'created',
    createdId: sent.map(({ message }) => naturalKeyOf(message)).join(','),
  }
}

function send(call: Call, params: SendParams): Outcome {
  const { world } = call
  const groupId = getOwnGroupId(call, params.group_id)
  if (params.random_id === undefined) throw new VkError(100, 'random_id is a required parameter')
  if (params.message.length > LONGEST_MESSAGE) throw new VkError(914)
  const attachments = readAttachments(params.attachment.split(','))
  if (params.message.trim() === '' && attachments.length === 0)
    throw new VkError(100, 'message is empty or invalid')
  const keyboard = readKeyboard(params.keyboard)
  const draft = { groupId, randomId: params.random_id, attachments, keyboard, peerId: 0 }
  if (params.peer_ids) return sendToMany(world, { ...draft, peerIds: params.peer_ids }, params)
  const { message, isRepeated } = sendTo(world, { ...draft, peerId: peerOf(world, params) }, params)
  return {
    response: message.id,
    effect: isRepeated ? 'repeated' : 'created',
    createdId: naturalKeyOf(message),
  }
}

export const sendMethods: Record<string, Method> = {
  'messages.send': method('messages', SendParams, send),
}
