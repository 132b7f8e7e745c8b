/** Answers: a message in a chat, a comment under a post. MAX knows no key of ours, so nothing is sent twice by itself. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type OutgoingMessage, type SendResult } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { getContainer, isMid, type MaxContainer } from './max-container.ts'
import { MaxMessage } from './max-schemas.ts'

export const MAX_TEXT_LIMIT = 4000
export const MOST_ATTACHMENTS = 12

/** Comments are answered bare or wrapped; both name the message. */
const Sent = z.union([z.object({ message: MaxMessage }).transform(({ message }) => message), MaxMessage])

type Send = { account: ChannelAccount; message: OutgoingMessage }

export async function sendMax(client: HttpClient, { account, message }: Send): Promise<SendResult> {
  const container = getContainer(message.container)
  refuseUnsendable(message, container)
  const link = isMid(message.replyToExternalId)
    ? { type: 'reply', mid: message.replyToExternalId }
    : undefined
  const words = { text: message.text, ...(link ? { link } : {}) }
  const sent = await client.request(account, {
    verb: 'POST',
    ...(container.kind === 'post'
      ? { path: `/messages/${encodeURIComponent(container.postId)}/comments`, body: words }
      : {
          path: '/messages',
          query: { ...recipientOf(container), disable_link_preview: 'true' },
          body: { ...words, ...attachmentsOf(message) },
        }),
    schema: Sent,
    priority: 'answer',
    hasEffect: true,
    peer: message.container,
    timeoutMs: 15_000,
  })
  // It stands there by now, but without its name it cannot be told from others.
  if (!sent.body) throw new ConnectorError('uncertain', 'max.bad_answer')
  return { externalId: sent.body.mid, permalink: sent.url && /^https:\/\//i.test(sent.url) ? sent.url : null }
}

function refuseUnsendable({ text, attachmentRefs }: OutgoingMessage, { kind }: MaxContainer): void {
  if (text.length > MAX_TEXT_LIMIT) throw new ConnectorError('refused', 'max.text_too_long')
  if (text.trim() === '' && attachmentRefs.length === 0) throw new ConnectorError('refused', 'max.text_empty')
  if (kind === 'post' && attachmentRefs.length > 0) throw new ConnectorError('refused', 'max.cannot_attach')
  if (attachmentRefs.length >= MOST_ATTACHMENTS) throw new ConnectorError('refused', 'max.too_many_files')
}

function recipientOf(container: Exclude<MaxContainer, { kind: 'post' }>): Record<string, string> {
  return container.kind === 'chat' ? { chat_id: container.chatId } : { user_id: container.userId }
}

const LONGEST_LABEL = 128
const BUTTONS_IN_ROW = 3
const MOST_BUTTONS = 9

function attachmentsOf({ attachmentRefs, buttons }: OutgoingMessage): { attachments?: unknown[] } {
  const files = attachmentRefs.map((ref) => {
    const [, type, token] = /^(image|file):(.+)$/.exec(ref) ?? []
    if (type === undefined) throw new ConnectorError('refused', 'max.unknown_attachment')
    return { type, payload: { token } }
  })
  const keyboard = buttons.length === 0 ? [] : [inlineKeyboard(buttons.slice(0, MOST_BUTTONS))]
  const attachments = [...files, ...keyboard]
  return attachments.length === 0 ? {} : { attachments }
}

/** A touch sends the label as the author's own words. */
function inlineKeyboard(labels: readonly string[]) {
  const buttons = labels.map((label) => ({
    type: 'message',
    text: [...label].slice(0, LONGEST_LABEL).join(''),
  }))
  const rows = [0, 1, 2].map((row) => buttons.slice(row * BUTTONS_IN_ROW, (row + 1) * BUTTONS_IN_ROW))
  return { type: 'inline_keyboard', payload: { buttons: rows.filter((row) => row.length > 0) } }
}
