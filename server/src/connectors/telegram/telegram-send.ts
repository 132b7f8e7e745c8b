/**
 * Answers. Telegram has neither a key against repeats nor a way to read back: what a lost answer leaves behind is
 * uncertain, and a person decides.
 */
import { type ChannelAccount, ConnectorError, type OutgoingMessage, type SendResult } from '../connector.ts'
import { MovedError, type TelegramClient } from './telegram-client.ts'
import {
  containerOf,
  isPrivate,
  parseContainer,
  permalinkOf,
  type TelegramPlace,
} from './telegram-container.ts'
import { CAPTION_LIMIT, sendFiles } from './telegram-files.ts'
import { type SentMessage, SentMessage as SentMessageSchema } from './telegram-schemas.ts'
import type { Keyboard, Spot } from './telegram-spot.ts'

export const TELEGRAM_TEXT_LIMIT = 4096

export type Send = { account: ChannelAccount; message: OutgoingMessage }

export async function sendTelegram(client: TelegramClient, send: Send): Promise<SendResult> {
  const { message } = send
  refuseUnsendable(message)
  const place = parseContainer(message.container)
  try {
    return resultOf(message, place, await sendWithThread(client, send, place))
  } catch (error) {
    if (!(error instanceof MovedError)) throw error
    // Nothing was sent to the old chat. Numbers begin anew in the new one: an answer to one of them would be to a stranger.
    const moved = { chatId: error.toChatId, topicId: null }
    const sent = await sendAt(client, send, { chat_id: moved.chatId })
    return { ...resultOf(message, moved, sent), container: containerOf(moved) }
  }
}

function refuseUnsendable({ text, files = [] }: OutgoingMessage): void {
  if (text.length > TELEGRAM_TEXT_LIMIT) throw new ConnectorError('refused', 'telegram.text_too_long')
  if (text.trim() === '' && files.length === 0) throw new ConnectorError('refused', 'telegram.text_empty')
}

/** With the thread named the answer stands under the post even if the comment is gone; where it is gone too, without. */
async function sendWithThread(
  client: TelegramClient,
  send: Send,
  place: TelegramPlace,
): Promise<SentMessage> {
  const { message } = send
  const replyId = numericId(message.replyToExternalId)
  const threadId = numericId(message.surface === 'comment' ? message.threadExternalId : (place.topicId ?? ''))
  const spot: Spot = {
    chat_id: place.chatId,
    ...(replyId !== null && {
      reply_parameters: { message_id: replyId, allow_sending_without_reply: true as const },
    }),
  }
  if (threadId === null) return sendAt(client, send, spot)
  try {
    return await sendAt(client, send, { ...spot, message_thread_id: threadId })
  } catch (error) {
    const isThreadGone = error instanceof ConnectorError && error.code === 'telegram.thread_not_found'
    if (!isThreadGone) throw error
    return sendAt(client, send, spot)
  }
}

async function sendAt(client: TelegramClient, { account, message }: Send, spot: Spot): Promise<SentMessage> {
  const { text, files = [] } = message
  const markup = keyboardOf(message)
  if (files.length > 0 && text.length <= CAPTION_LIMIT)
    return sendFiles(client, { account, spot, files, caption: text, markup })
  const sent = await client.request(account, {
    method: 'sendMessage',
    call: (api) =>
      api.sendMessage({
        ...spot,
        text,
        link_preview_options: { is_disabled: true },
        ...(markup && { reply_markup: markup }),
      }),
    schema: SentMessageSchema,
    hasEffect: true,
    priority: 'answer',
    chatId: spot.chat_id,
  })
  if (files.length === 0) return sent
  await sendFilesAfter(client, { account, message }, { ...spot, ...replyTo(sent) })
  return sent
}

const replyTo = ({ message_id }: SentMessage): Pick<Spot, 'reply_parameters'> => ({
  reply_parameters: { message_id: Number(message_id), allow_sending_without_reply: true },
})

/** The words are out by now: whatever becomes of the files, a repeat of the whole would say them twice. */
async function sendFilesAfter(client: TelegramClient, { account, message }: Send, spot: Spot): Promise<void> {
  try {
    const files = message.files ?? []
    await sendFiles(client, { account, spot, files, caption: '', markup: null })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new ConnectorError('uncertain', 'telegram.files_not_sent', {}, { cause: error })
  }
}

function resultOf(
  { surface, threadExternalId }: OutgoingMessage,
  { chatId }: TelegramPlace,
  { message_id: externalId, chat }: SentMessage,
): SendResult {
  if (isPrivate(chatId)) return { externalId, permalink: null }
  const threadId = surface === 'comment' ? threadExternalId : null
  return { externalId, permalink: permalinkOf({ chat, messageId: externalId, threadId }) }
}

/** A touch sends the words as the author's own message. In a group only whom we answer sees the buttons. */
function keyboardOf({ buttons }: OutgoingMessage): Keyboard | null {
  if (buttons.length === 0) return null
  const keyboard = [buttons.map((text) => ({ text }))]
  return { keyboard, resize_keyboard: true, one_time_keyboard: true, selective: true }
}

function numericId(externalId: string): number | null {
  return /^[1-9]\d*$/.test(externalId) ? Number(externalId) : null
}
