/** Writes in the emulated Telegram: a message, who of the bots may see it, and the updates that tell of it. */
import type { z } from 'zod'
import { ControlError } from '../lib/control/control-error.ts'
import {
  type Bot,
  type Chat,
  type Contact,
  chatPlace,
  dialogPlace,
  type Message,
  type Place,
  pairKey,
} from './model.ts'
import { presentMember, presentMessage, presentResident } from './present.ts'
import { findKept, findMembership, isThere, secondsNow, type World } from './world.ts'

export type Content = {
  text: string
  fileId: string | null
  geo: z.infer<typeof Place> | null
  contact: z.infer<typeof Contact> | null
  albumId: string | null
  replyToId: number | null
  buttons: string[]
}

export const NOTHING: Content = {
  text: '',
  fileId: null,
  geo: null,
  contact: null,
  albumId: null,
  replyToId: null,
  buttons: [],
}

type Fresh = Content &
  Pick<Message, 'place' | 'chatId' | 'fromId'> &
  Partial<Pick<Message, 'senderChatId' | 'mirrorOfId' | 'migrateToId' | 'migrateFromId'>>

export function putMessage(world: World, fresh: Fresh): Message {
  const { state } = world
  const answered = fresh.replyToId === null ? null : state.messages.get(`${fresh.place}:${fresh.replyToId}`)
  const isSupergroup = state.chats.get(String(fresh.chatId))?.type === 'supergroup'
  return state.messages.put({
    senderChatId: null,
    mirrorOfId: null,
    migrateToId: null,
    migrateFromId: null,
    ...fresh,
    id: state.next(`message ${fresh.place}`),
    date: secondsNow(world),
    editDate: null,
    // A supergroup knows the first message of a chain of answers, a small group does not.
    threadId: answered && isSupergroup ? (answered.threadId ?? answered.id) : null,
  })
}

export const naturalKeyOf = ({ place, id }: Message): string => `${place}:${id}`

/** In privacy mode a bot sees commands, words to it and answers to it. */
function sees(world: World, bot: Bot, message: Message): boolean {
  const membership = findMembership(world, message.chatId, bot.id)
  if (!isThere(membership)) return false
  if (membership.seesAll || membership.status === 'administrator') return true
  const answered = world.state.messages.get(`${message.place}:${message.replyToId ?? 0}`)
  const isService = message.migrateToId !== null || message.migrateFromId !== null
  return (
    isService ||
    message.text.startsWith('/') ||
    message.text.includes(`@${bot.username}`) ||
    answered?.fromId === bot.id
  )
}

/** Lists bots that hear of a message; none hears its own. */
function listenersOf(world: World, message: Message): Bot[] {
  const [kind, botId] = message.place.split(':')
  const bots = world.state.bots.all().filter(({ isRevoked }) => !isRevoked)
  return kind === 'dialog'
    ? bots.filter(({ id }) => id === Number(botId) && id !== message.fromId)
    : bots.filter((bot) => bot.id !== message.fromId && sees(world, bot, message))
}

export function emitMessage(world: World, type: 'message' | 'edited_message', message: Message): void {
  for (const { id: botId } of listenersOf(world, message)) {
    const { chatId } = message
    world.emit({
      botId,
      type,
      chatId,
      naturalKey: naturalKeyOf(message),
      object: presentMessage(world, message),
    })
  }
}

export function writePrivately(
  world: World,
  { botId, residentId, content }: { botId: number; residentId: number; content: Content },
): Message {
  const dialog = world.state.dialogs.get(pairKey(botId, residentId))
  if (!dialog || dialog.isBlocked) setBlocked(world, { botId, residentId, isBlocked: false })
  const place = dialogPlace(botId, residentId)
  const message = putMessage(world, { ...content, place, chatId: residentId, fromId: residentId })
  emitMessage(world, 'message', message)
  return message
}

/** Begins a dialog, which is no news by itself; a block and its end are. */
export function setBlocked(
  world: World,
  { botId, residentId, isBlocked }: { botId: number; residentId: number; isBlocked: boolean },
): void {
  const known = world.state.dialogs.get(pairKey(botId, residentId))
  world.state.dialogs.put({ botId, residentId, isBlocked })
  const bot = world.state.bots.get(String(botId))
  const resident = world.state.residents.get(String(residentId))
  if (!known || known.isBlocked === isBlocked || !bot || !resident) return
  const from = presentResident(resident)
  world.emit({
    botId,
    type: 'my_chat_member',
    chatId: residentId,
    naturalKey: `block:${botId}:${residentId}`,
    object: {
      chat: { id: residentId, type: 'private', first_name: resident.firstName },
      from,
      date: secondsNow(world),
      old_chat_member: presentMember(bot, isBlocked ? 'member' : 'kicked'),
      new_chat_member: presentMember(bot, isBlocked ? 'kicked' : 'member'),
    },
  })
}

export function writeInChat(
  world: World,
  {
    chat,
    fromId,
    senderChatId,
    content,
  }: { chat: Chat; fromId: number | null; senderChatId: number | null; content: Content },
): Message {
  if (chat.migratedToId !== null) throw new ControlError(409, `the group became ${chat.migratedToId}`)
  if (fromId !== null && findKept(world, chat.id, fromId))
    throw new ControlError(409, 'the person may not write in the chat')
  const place = chatPlace(chat.id)
  if (content.replyToId !== null && !world.state.messages.get(`${place}:${content.replyToId}`))
    throw new ControlError(404, `no message ${content.replyToId}`)
  const message = putMessage(world, { ...content, place, chatId: chat.id, fromId, senderChatId })
  emitMessage(world, 'message', message)
  return message
}

/** Writes the post in the channel and its mirror in the group of its comments. */
export function publishPost(
  world: World,
  channel: Chat,
  content: Content,
): { post: Message; mirror: Message | null } {
  const post = putMessage(world, {
    ...content,
    place: chatPlace(channel.id),
    chatId: channel.id,
    fromId: null,
    senderChatId: channel.id,
  })
  if (channel.linkedChatId === null) return { post, mirror: null }
  const mirror = putMessage(world, {
    ...content,
    place: chatPlace(channel.linkedChatId),
    chatId: channel.linkedChatId,
    fromId: null,
    senderChatId: channel.id,
    mirrorOfId: post.id,
  })
  emitMessage(world, 'message', mirror)
  return { post, mirror }
}

export function findMirror(world: World, channel: Chat, postId: number): Message | null {
  if (channel.linkedChatId === null) return null
  const messages = world.state.messages.inGroup(chatPlace(channel.linkedChatId))
  return (
    messages.find(({ mirrorOfId, senderChatId }) => mirrorOfId === postId && senderChatId === channel.id) ??
    null
  )
}

/** Telegram has edits, but tells no bot of a deletion. */
export function editMessage(world: World, message: Message, text: string): Message {
  const edited = world.state.messages.put({ ...message, text, editDate: secondsNow(world) })
  emitMessage(world, 'edited_message', edited)
  return edited
}
