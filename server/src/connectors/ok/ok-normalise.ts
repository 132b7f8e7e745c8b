/** A delivery of Odnoklassniki → events of the product. Pure; stored deliveries are read again by it years later. */
import type { Author, InboundEvent } from '../connector.ts'
import { contentVersion } from '../content-version.ts'
import { readDelivery } from '../read-delivery.ts'
import { BARE_WORDS, toWordsEvent } from '../words-event.ts'
import { readAttachments, readPlace } from './ok-attachments.ts'
import { chatContainer, DIALOG_THREAD_ID } from './ok-container.ts'
import { OkCallback, OkEnvelope, OkSaid } from './ok-schemas.ts'

/** Not Odnoklassniki's word but ours, for what was read back: see ok-seen.ts. */
export const SEEN = 'MESSAGE_SEEN'
export const OK_WEBHOOK_TYPES = ['MESSAGE_CREATED', 'MESSAGE_CALLBACK', 'CHAT_SYSTEM'] as const

export function normaliseOk(body: Uint8Array, account: { externalId: string }): InboundEvent[] {
  return readDelivery(body, 'ok.unreadable_event', (delivery) => {
    const { webhookType } = OkEnvelope.parse(delivery)
    switch (webhookType ?? 'MESSAGE_CREATED') {
      case 'MESSAGE_CREATED':
        return [readMessage('created', delivery, account.externalId)]
      case SEEN:
        return [readMessage('seen', delivery, account.externalId)]
      case 'MESSAGE_CALLBACK':
        return readCallback(delivery, account.externalId)
      default:
        return []
    }
  })
}

function readMessage(op: 'created' | 'seen', delivery: unknown, groupId: string): InboundEvent {
  const { sender, recipient, message, timestamp } = OkSaid.parse(delivery)
  const author = authorOf(sender, groupId)
  const attachments = readAttachments(message)
  // Our own words, also those that an employee typed in the network, show only when it is read back.
  return toWordsEvent(author.kind === 'self' ? 'echo' : op, {
    ...BARE_WORDS,
    surface: 'private',
    container: chatContainer(recipient.chat_id),
    externalId: message.mid,
    // Edits are told by nobody: a version is known by its content.
    version: contentVersion(
      message.text,
      attachments.map(({ ref }) => ref),
    ),
    parentExternalId: message.reply_to ?? null,
    threadExternalId: DIALOG_THREAD_ID,
    author,
    text: message.text,
    attachments,
    geo: readPlace(message),
    occurredAt: timestamp,
  })
}

/** A touched button is the author's word. */
function readCallback(delivery: unknown, groupId: string): InboundEvent[] {
  const { sender, recipient, message, timestamp, payload, ...ids } = OkCallback.parse(delivery)
  const said = payload || message?.text
  if (!said) return []
  const id = ids.callbackId ?? ids.callback_id ?? `${timestamp.getTime()}:${sender.user_id}`
  return [
    {
      ...BARE_WORDS,
      op: 'created',
      surface: 'private',
      container: chatContainer(recipient.chat_id),
      externalId: `callback:${id}`,
      version: contentVersion(said, []),
      parentExternalId: message?.mid ?? null,
      threadExternalId: DIALOG_THREAD_ID,
      author: authorOf(sender, groupId),
      text: said,
      occurredAt: timestamp,
    },
  ]
}

function authorOf({ user_id: id, name }: OkSaid['sender'], groupId: string): Author {
  if (id === `group:${groupId}`) return { externalId: id, kind: 'self' }
  const kind = id.startsWith('group:') ? 'community' : 'person'
  const number = /^user:(\d+)$/.exec(id)?.[1]
  const url = number === undefined ? null : `https://ok.ru/profile/${number}`
  return { externalId: id, kind, ...(name ? { card: { name, url } } : {}) }
}
