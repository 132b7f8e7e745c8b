/** A message of Telegram → an event of the product. */
import { createHash } from 'node:crypto'
import type { Attachment, Author, AuthorKind, Geo, InboundEvent, Surface, Words } from '../connector.ts'
import { BARE_WORDS, toWordsEvent } from '../words-event.ts'
import { isOwnChat } from './acts/telegram-own.ts'
import { isServiceMessage, readAttachments } from './telegram-attachments.ts'
import { containerOf, DIALOG_THREAD_ID, permalinkOf } from './telegram-container.ts'
import { TelegramMessage, type TelegramUser } from './telegram-schemas.ts'

export type EventContext = {
  botId: string
  /** Groups and channels whose anonymous words are our own. */
  ownChats: readonly string[]
  receivedAt: Date
}

export function personOf({ id, first_name, last_name, username }: TelegramUser): Author {
  const name = [first_name, last_name].filter(Boolean).join(' ')
  const url = username ? `https://t.me/${username}` : null
  return { externalId: id, kind: 'person', ...(name && { card: { name, url } }) }
}

export function readMessage(op: 'created' | 'edited', value: unknown, context: EventContext): InboundEvent[] {
  const message = TelegramMessage.parse(value)
  const moved = op === 'created' ? readMigration(message, context) : null
  if (moved) return [moved]
  if (isServiceMessage(message)) return []
  if (isStart(message)) return op === 'created' ? [readStart(message)] : []
  const attachments = readAttachments(message)
  const text = message.text ?? message.caption ?? ''
  const author = authorOf(message, context)
  const isByHand = author.kind === 'self' && !message.is_automatic_forward
  return [
    toWordsEvent(isByHand && op === 'created' ? 'echo' : op, {
      ...BARE_WORDS,
      ...placeOf(message),
      externalId: message.message_id,
      version: versionOf(message, text, attachments),
      parentExternalId: parentOf(message),
      author,
      text,
      attachments,
      geo: geoOf(message),
      occurredAt: message.date,
      writtenByExternalId: isByHand ? (message.author_signature ?? author.externalId) : null,
    }),
  ]
}

/** A group that became a supergroup has a new id: here it ends, there it begins. */
function readMigration(message: TelegramMessage, { botId }: EventContext): InboundEvent | null {
  const isEnd = message.migrate_to_chat_id != null
  if (!isEnd && message.migrate_from_chat_id == null) return null
  return {
    op: 'membership',
    surface: 'chat',
    container: containerOf({ chatId: message.chat.id, topicId: null }),
    externalId: message.message_id,
    version: versionOf(message, '', []),
    threadExternalId: message.message_id,
    author: { externalId: botId, kind: 'self' },
    occurredAt: message.date,
    permalink: null,
    change: isEnd ? 'left' : 'joined',
  }
}

/** Sent by the button «Начать», with the word of the link that led there; what is more than a word is a question. */
const START = /^\/start(?: [\w-]{1,64})?$/

function isStart({ chat, text, from }: TelegramMessage): boolean {
  return chat.type === 'private' && from?.is_bot === false && START.test(text?.trim() ?? '')
}

/** Nothing is asked by it: from now on the bot may write there, whatever waits in the dialog. */
function readStart(message: TelegramMessage): InboundEvent {
  const { chat, message_id: messageId, date, from } = message
  return {
    op: 'permission',
    change: 'allowed',
    surface: 'private',
    container: containerOf({ chatId: chat.id, topicId: null }),
    externalId: `start${messageId}`,
    version: `t${Math.floor(date.getTime() / 1000)}.start`,
    threadExternalId: DIALOG_THREAD_ID,
    author: from ? personOf(from) : { externalId: chat.id, kind: 'person' },
    occurredAt: date,
    permalink: null,
  }
}

type Place = Pick<Words, 'surface' | 'container' | 'threadExternalId' | 'permalink'> & {
  isThreadOfParent?: true
}

function placeOf(message: TelegramMessage): Place {
  const { chat, message_id: messageId } = message
  const topicId = message.is_topic_message ? (message.message_thread_id ?? null) : null
  const container = containerOf({ chatId: chat.id, topicId })
  if (chat.type === 'private')
    return { surface: 'private', container, threadExternalId: DIALOG_THREAD_ID, permalink: null }
  const surface = surfaceOf(message)
  const threadId = threadOf(message, surface)
  const isInThread = surface === 'comment' ? threadId : null
  return {
    surface,
    container,
    threadExternalId: threadId,
    permalink: permalinkOf({ chat, messageId, threadId: isInThread }),
    // Telegram shows one level of answers: the message answered may know more of the thread than this one.
    ...(parentOf(message) !== null && { isThreadOfParent: true as const }),
  }
}

/**
 * The group of a channel holds a mirror of each post and the comments under it. A nested comment does not show the
 * mirror; nor does an edit, which shows no answered message at all.
 */
function surfaceOf(message: TelegramMessage): Surface {
  if (message.is_automatic_forward) return 'post'
  if (message.reply_to_message?.is_automatic_forward) return 'comment'
  const isInThread = message.message_thread_id != null && !message.is_topic_message
  return isInThread && !message.reply_to_message ? 'comment' : 'chat'
}

function threadOf(message: TelegramMessage, surface: Surface): string {
  const { message_id: own, message_thread_id: threadId, media_group_id: album } = message
  if (surface === 'comment' || (threadId != null && !message.is_topic_message)) return threadId ?? own
  const parentId = parentOf(message)
  if (parentId !== null) return parentId
  // Pictures of one album are messages of their own that say one thing.
  return album ? `album${album}` : own
}

/** In a forum every message answers the first one of its topic, which means nothing. */
function parentOf({ reply_to_message, is_topic_message, message_thread_id }: TelegramMessage): string | null {
  if (!reply_to_message) return null
  const { message_id: id } = reply_to_message
  return is_topic_message && id === message_thread_id ? null : id
}

function authorOf(message: TelegramMessage, context: EventContext): Author {
  const { from, sender_chat: sender, is_automatic_forward: isMirror, reply_to_message: answered } = message
  if (sender) {
    // Who answers under a post as the channel of the post is the channel itself.
    const isPostsOwn = answered?.is_automatic_forward === true && answered.sender_chat?.id === sender.id
    const isSelf = isMirror || isPostsOwn || isOwnChat(sender, context.ownChats)
    return { externalId: sender.id, kind: kindOf(isSelf), ...cardOf(sender) }
  }
  if (!from) return { externalId: '', kind: 'anonymous' }
  return from.id === context.botId ? { externalId: from.id, kind: 'self' } : personOf(from)
}

function kindOf(isSelf: boolean): AuthorKind {
  return isSelf ? 'self' : 'community'
}

function cardOf({ title, username }: NonNullable<TelegramMessage['sender_chat']>) {
  return title ? { card: { name: title, url: username ? `https://t.me/${username}` : null } } : {}
}

function geoOf({ location, venue }: TelegramMessage): Geo {
  if (venue) return { ...venue.location, title: venue.title }
  return location ? { ...location, title: null } : null
}

/** The time of the edit orders versions; two edits of one second differ in what they say. */
function versionOf(message: TelegramMessage, text: string, attachments: Attachment[]): string {
  const seconds = message.edit_date ?? Math.floor(message.date.getTime() / 1000)
  const content = JSON.stringify([text, attachments.map(({ kind }) => kind), geoOf(message)])
  return `t${seconds}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}`
}
