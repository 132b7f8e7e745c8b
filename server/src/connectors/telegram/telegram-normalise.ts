/** Update of Telegram → events of the product. Pure; stored deliveries are read again by it years later. */
import type { InboundEvent } from '../connector.ts'
import { readDelivery } from '../read-delivery.ts'
import { BARE_WORDS } from '../words-event.ts'
import { listOwnChats } from './acts/telegram-own.ts'
import { containerOf, DIALOG_THREAD_ID } from './telegram-container.ts'
import { type EventContext, personOf, readMessage } from './telegram-message.ts'
import { TelegramCallback, TelegramMembership, TelegramUpdate } from './telegram-schemas.ts'

type Reader = (value: unknown, context: EventContext) => InboundEvent[]

const READERS = {
  message: (value, context) => readMessage('created', value, context),
  edited_message: (value, context) => readMessage('edited', value, context),
  callback_query: readButton,
  my_chat_member: readMembership,
} satisfies Record<string, Reader>

/** Updates we read: exactly these are asked for when we subscribe. */
export const TELEGRAM_UPDATE_TYPES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const

export function normaliseTelegram(
  body: Uint8Array,
  account: { externalId: string; tokens: Readonly<Record<string, string>> },
  receivedAt: Date = new Date(0),
): InboundEvent[] {
  return readDelivery(body, 'telegram.unreadable_update', (delivery) => {
    const update = TelegramUpdate.parse(delivery)
    const ownChats = listOwnChats(account.tokens)
    const context = { botId: account.externalId, ownChats, receivedAt }
    return TELEGRAM_UPDATE_TYPES.flatMap((type) =>
      update[type] == null ? [] : READERS[type](update[type], context),
    )
  })
}

/** A touch of a button under a message: the words on it are the words of whoever touched it. */
function readButton(value: unknown, { receivedAt }: EventContext): InboundEvent[] {
  const { id, from, data, message } = TelegramCallback.parse(value)
  if (!message) return []
  const { chat, message_id: parentId, message_thread_id: threadId, is_topic_message: isTopic } = message
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
  const label = buttons.find(({ callback_data }) => callback_data === data)?.text
  const isDialog = chat.type === 'private'
  return [
    {
      ...BARE_WORDS,
      op: 'created',
      surface: isDialog ? 'private' : 'chat',
      container: containerOf({ chatId: chat.id, topicId: isTopic ? (threadId ?? null) : null }),
      externalId: `button${id}`,
      version: `t${Math.floor(receivedAt.getTime() / 1000)}.${id}`,
      parentExternalId: parentId,
      threadExternalId: isDialog ? DIALOG_THREAD_ID : ((isTopic ? null : threadId) ?? parentId),
      ...(!isDialog && { isThreadOfParent: true as const }),
      author: personOf(from),
      text: label ?? data ?? '',
      // Telegram does not say when it was touched.
      occurredAt: receivedAt,
    },
  ]
}

/** In private: may we write to this person. Elsewhere: are we there. */
function readMembership(value: unknown, { botId }: EventContext): InboundEvent[] {
  const {
    chat,
    from,
    date,
    old_chat_member: before,
    new_chat_member: after,
  } = TelegramMembership.parse(value)
  const isIn = isThere(after)
  if (isIn === isThere(before)) return []
  const seconds = Math.floor(date.getTime() / 1000)
  const common = {
    container: containerOf({ chatId: chat.id, topicId: null }),
    externalId: `member${seconds}`,
    version: `t${seconds}.${after.status}`,
    threadExternalId: DIALOG_THREAD_ID,
    occurredAt: date,
    permalink: null,
  }
  if (chat.type === 'private') {
    const change = isIn ? 'allowed' : 'denied'
    return [{ ...common, op: 'permission', surface: 'private', author: personOf(from), change }]
  }
  const author = { externalId: botId, kind: 'self' } as const
  return [{ ...common, op: 'membership', surface: 'chat', author, change: isIn ? 'joined' : 'left' }]
}

function isThere({ status, is_member }: { status: string; is_member?: boolean | null | undefined }): boolean {
  return status === 'restricted' ? is_member === true : !['left', 'kicked'].includes(status)
}
