/** Words of people: messages, comments, posts, touched buttons, and what became of them. */
import { z } from 'zod'
import type { InboundEvent } from '../connector.ts'
import { timedVersion } from '../content-version.ts'
import { BARE_WORDS, toWordsEvent } from '../words-event.ts'
import { chatContainer, DIALOG_THREAD_ID, postContainer } from './max-container.ts'
import { authorOf, contentOf, placeOf, senderOf } from './max-event-parts.ts'
import { CallbackUpdate, type MaxMessage, MessageUpdate, RemovedUpdate } from './max-schemas.ts'

export type EventContext = { botId: string; timestamp: Date }

export function readMessage(
  op: 'created' | 'edited' | 'seen',
  update: unknown,
  { botId, timestamp }: EventContext,
): InboundEvent[] {
  const { message } = MessageUpdate.parse(update)
  const author = senderOf(message, botId)
  const place = placeOf(message)
  const { content, ...said } = contentOf(message)
  // Our own new words prove a delivery, or were typed by hand; a post of ours is what comments stand under.
  const isEcho = op !== 'edited' && author.kind === 'self' && place.surface !== 'post'
  const changedAt = op === 'edited' ? timestamp : message.timestamp
  return [
    toWordsEvent(isEcho ? 'echo' : op, {
      ...BARE_WORDS,
      ...place,
      ...said,
      // MAX shows no time of an edit when it is read back: such a version is known by its content alone.
      version: op === 'seen' ? content : timedVersion(changedAt, content),
      author,
      occurredAt: changedAt,
    }),
  ]
}

/** MAX tells neither the text nor the kind of the place; only groups and channels have numbers below zero. */
export function readRemoved(update: unknown, { botId, timestamp }: EventContext): InboundEvent[] {
  const { message_id: mid, chat_id: chatId, user_id: userId, post_id: postId } = RemovedUpdate.parse(update)
  const surface = postId !== null ? 'comment' : chatId.startsWith('-') ? 'chat' : 'private'
  return [
    {
      op: 'deleted',
      surface,
      container: postId === null ? chatContainer(chatId) : postContainer(chatId, postId),
      externalId: mid,
      version: `deleted:${timestamp.getTime()}`,
      threadExternalId: surface === 'private' ? DIALOG_THREAD_ID : mid,
      author: { externalId: userId ?? '', kind: userId === botId ? 'self' : userId ? 'person' : 'anonymous' },
      occurredAt: timestamp,
      permalink: null,
    },
  ]
}

/** A touched button is the author's word: what stood on it. */
export function readCallback(update: unknown, { botId }: EventContext): InboundEvent[] {
  const { callback, message } = CallbackUpdate.parse(update)
  // The message that carried the button may be deleted by now, and with it the place.
  if (!message) return []
  const place = placeOf(message)
  const parentExternalId = message.body?.mid ?? null
  return [
    {
      ...BARE_WORDS,
      op: 'created',
      surface: place.surface,
      container: place.container,
      externalId: `callback:${callback.callback_id}`,
      version: timedVersion(callback.timestamp, callback.callback_id.slice(0, 16)),
      parentExternalId,
      threadExternalId: place.surface === 'private' ? DIALOG_THREAD_ID : place.threadExternalId,
      author: authorOf(callback.user, botId),
      text: labelOf(message, callback.payload),
      occurredAt: callback.timestamp,
    },
  ]
}

const Keyboard = z.object({
  type: z.literal('inline_keyboard'),
  payload: z.object({
    buttons: z.array(z.array(z.looseObject({ text: z.string(), payload: z.string().optional() }))),
  }),
})

function labelOf({ body }: MaxMessage, payload: string): string {
  const buttons = (body?.attachments ?? []).flatMap((attachment) => {
    const keyboard = Keyboard.safeParse(attachment)
    return keyboard.success ? keyboard.data.payload.buttons.flat() : []
  })
  return buttons.find((button) => button.payload === payload)?.text ?? payload
}
