/** Answers in a conversation with the group. Odnoklassniki knows no key of ours, so nothing is sent twice by itself. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type OutgoingMessage, type SendResult } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { chatIdOf, isMid } from './ok-container.ts'
import { Mid } from './ok-schemas.ts'
import { OK_TEXT_LIMIT } from './ok-text-limit.ts'

const Sent = z.object({ message_id: Mid })

export async function sendOk(
  client: HttpClient,
  { account, message }: { account: ChannelAccount; message: OutgoingMessage },
): Promise<SendResult> {
  const chatId = chatIdOf(message.container)
  const { text, attachmentRefs, replyToExternalId } = message
  if (text.length > OK_TEXT_LIMIT) throw new ConnectorError('refused', 'ok.text_too_long')
  if (text.trim() === '') throw new ConnectorError('refused', 'ok.text_empty')
  // A file goes only by an address that anyone may open, and our files are nobody's business.
  if (attachmentRefs.length > 0) throw new ConnectorError('refused', 'ok.cannot_attach')
  const replyTo = isMid(replyToExternalId) ? { reply_to: replyToExternalId.replace(/^mid:/, 'MID:') } : {}
  const { message_id: externalId } = await client.request(account, {
    verb: 'POST',
    path: `/graph/me/messages/${chatId}`,
    body: { recipient: { chat_id: chatId }, message: { text, ...replyTo } },
    schema: Sent,
    priority: 'answer',
    hasEffect: true,
    peer: chatId,
    timeoutMs: 15_000,
  })
  return { externalId, permalink: null }
}
