/** Is our answer in the chat, or among the comments? */
import type { ChannelAccount, OutgoingMessage, Reconciliation } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { lookForAnswer, UNKNOWN } from '../messenger/look-for-answer.ts'
import { isSameText } from '../same-text.ts'
import { getContainer, isMid } from './max-container.ts'
import { listComments, listMessages, type Shown } from './max-history.ts'

type Send = { account: ChannelAccount; message: OutgoingMessage; now: Date }

export async function reconcileMax(client: HttpClient, send: Send): Promise<Reconciliation> {
  const { account, message, now } = send
  const { replyToExternalId } = message
  const container = getContainer(message.container)
  if (container.kind === 'user') return UNKNOWN
  const { chatId } = container
  const reading = { client, account }
  return await lookForAnswer({
    pages:
      container.kind === 'post'
        ? listComments(reading, { chatId, postId: container.postId, since: null })
        : listMessages(reading, { chatId, span: { from: null, to: new Date(now.getTime() + 60_000) } }),
    ownIdOf: (shown) => (isOurs(shown, send) ? (shown.message.body?.mid ?? null) : null),
    isAnswered: (shown) => shown.message.body?.mid === replyToExternalId,
    // Where what we answered is not among it, it was deleted or hidden from us.
    otherwise: isMid(replyToExternalId) && container.kind === 'chat' ? UNKNOWN : { state: 'not_sent' },
  })
}

/** The same words in answer to something else are another answer. */
function isOurs({ message: shown }: Shown, { account, message }: Send): boolean {
  if (shown.sender?.user_id !== account.externalId || !shown.body) return false
  if (!isSameText(shown.body.text, message.text)) return false
  return !isMid(message.replyToExternalId) || shown.link?.message.mid === message.replyToExternalId
}
