/** Objects of the Bot API, as a bot sees them. */
import { VOICE_SECONDS } from '../lib/voice.ts'
import type { Bot, Chat, Kept, Membership, Message, Resident, StoredFile } from './model.ts'
import { findChat, type World } from './world.ts'

/** Telegram's own account that carries the posts of channels into their groups. */
const CARRIER = { id: 777_000, is_bot: false, first_name: 'Telegram' }
const ANONYMOUS_ADMIN = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
}
const CHANNEL_BOT = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' }

export function presentResident({ id, firstName, lastName, username }: Resident) {
  return {
    id,
    is_bot: false,
    first_name: firstName,
    ...(lastName && { last_name: lastName }),
    ...(username && { username }),
    language_code: 'ru',
  }
}

export function presentBot({ id, name, username }: Bot) {
  return { id, is_bot: true, first_name: name, username }
}

export function presentChat({ id, type, title, username }: Chat) {
  return { id, type, title, ...(username && { username }) }
}

/** The chat of a message: a person's own one when it is private. */
export function presentChatOf(world: World, chatId: number) {
  const chat = findChat(world, chatId)
  if (chat) return presentChat(chat)
  const resident = world.state.residents.get(String(chatId))
  return {
    id: chatId,
    type: 'private',
    first_name: resident?.firstName ?? '',
    ...(resident?.lastName && { last_name: resident.lastName }),
    ...(resident?.username && { username: resident.username }),
  }
}

export function presentMember(bot: Bot, status: Membership['status']) {
  const user = presentBot(bot)
  switch (status) {
    case 'kicked':
      return { status, user, until_date: 0 }
    case 'administrator':
      return { status, user, ...ADMINISTRATOR }
    case 'restricted':
      return { status, user, ...RESTRICTED, until_date: 0 }
    default:
      return { status, user }
  }
}

/** A member of a group who is no bot. */
export function presentPerson(resident: Resident, kept: Kept | null) {
  const user = presentResident(resident)
  if (!kept) return { status: 'member', user }
  const until_date = kept.untilOn ?? 0
  return kept.status === 'kicked'
    ? { status: 'kicked', user, until_date }
    : { status: 'restricted', user, ...RESTRICTED, until_date }
}

const ADMINISTRATOR = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: false,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
}
const RESTRICTED = {
  is_member: true,
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
}

function senderOf(world: World, message: Message): object {
  const { fromId, senderChatId, mirrorOfId, chatId } = message
  if (senderChatId !== null) {
    const chat = findChat(world, senderChatId)
    const from = mirrorOfId !== null ? CARRIER : senderChatId === chatId ? ANONYMOUS_ADMIN : CHANNEL_BOT
    return { from, ...(chat && { sender_chat: presentChat(chat) }) }
  }
  const bot = world.state.bots.get(String(fromId))
  if (bot) return { from: presentBot(bot) }
  const resident = world.state.residents.get(String(fromId))
  return resident ? { from: presentResident(resident) } : {}
}

export function presentFile(file: StoredFile): object {
  const { id, kind, name, contentType, size } = file
  const common = { file_id: id, file_unique_id: `u${id.slice(-12)}`, file_size: size }
  if (kind === 'document') return { document: { ...common, file_name: name, mime_type: contentType } }
  if (kind === 'voice') return { voice: { ...common, duration: VOICE_SECONDS, mime_type: contentType } }
  if (kind === 'sticker') {
    const shape = { type: 'regular', width: 512, height: 384, is_animated: false, is_video: false }
    return { sticker: { ...common, ...shape, emoji: '👍', set_name: 'veche_demo' } }
  }
  const small = { ...common, file_id: `${id}s`, file_unique_id: `s${id.slice(-12)}`, file_size: 1200 }
  return {
    photo: [
      { ...small, width: 90, height: 67 },
      { ...common, width: 604, height: 453 },
    ],
  }
}

function contentOf(world: World, { text, fileId, geo, contact }: Message): object {
  const file = fileId === null ? undefined : world.state.files.get(fileId)
  if (file) return { ...presentFile(file), ...(text && { caption: text }) }
  if (contact) return { contact: { first_name: contact.firstName, phone_number: contact.phoneNumber } }
  if (geo) {
    const location = { latitude: geo.latitude, longitude: geo.longitude }
    return geo.title === null
      ? { location }
      : { venue: { location, title: geo.title, address: geo.title }, location }
  }
  return text ? { text } : {}
}

function mirrorOf(world: World, { mirrorOfId, senderChatId, date }: Message): object {
  const channel = mirrorOfId === null || senderChatId === null ? null : findChat(world, senderChatId)
  if (!channel) return {}
  const origin = { type: 'channel', chat: presentChat(channel), message_id: mirrorOfId, date }
  return { is_automatic_forward: true, forward_origin: origin }
}

/** One level of answers: the message answered does not show what it answers itself. */
export function presentMessage(world: World, message: Message, isNested = false): object {
  const { id, chatId, date, editDate, threadId, replyToId, albumId, place } = message
  const answered = replyToId === null || isNested ? null : world.state.messages.get(`${place}:${replyToId}`)
  return {
    message_id: id,
    ...(threadId !== null && { message_thread_id: threadId }),
    ...senderOf(world, message),
    chat: presentChatOf(world, chatId),
    date,
    ...(editDate !== null && { edit_date: editDate }),
    ...mirrorOf(world, message),
    ...(answered && { reply_to_message: presentMessage(world, answered, true) }),
    ...(albumId !== null && { media_group_id: albumId }),
    ...contentOf(world, message),
    ...(message.migrateToId !== null && { migrate_to_chat_id: message.migrateToId }),
    ...(message.migrateFromId !== null && { migrate_from_chat_id: message.migrateFromId }),
  }
}
