/** Is our answer in the conversation? */
import type { ChannelAccount, OutgoingMessage, Reconciliation } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { lookForAnswer, UNKNOWN } from '../messenger/look-for-answer.ts'
import { isSameText } from '../same-text.ts'
import { chatIdOf, isMid } from './ok-container.ts'
import { listMessages, type Shown } from './ok-history.ts'

type Send = { account: ChannelAccount; message: OutgoingMessage; now: Date }

export async function reconcileOk(
  client: HttpClient,
  { account, message, now }: Send,
): Promise<Reconciliation> {
  const { container, replyToExternalId } = message
  const span = { from: null, to: new Date(now.getTime() + 60_000) }
  return await lookForAnswer({
    pages: listMessages({ client, account }, { chatId: chatIdOf(container), span }),
    ownIdOf: (shown) => (isOurs(shown, account, message) ? shown.said.message.mid : null),
    isAnswered: ({ said }) => said.message.mid === replyToExternalId,
    // Where what we answered is not among it, something is hidden from us.
    otherwise: isMid(replyToExternalId) ? UNKNOWN : { state: 'not_sent' },
  })
}

/** The same words in answer to something else are another answer. */
function isOurs({ said }: Shown, account: ChannelAccount, message: OutgoingMessage): boolean {
  if (said.sender.user_id !== `group:${account.externalId}`) return false
  if (!isSameText(said.message.text, message.text)) return false
  const answered = said.message.reply_to
  return !isMid(message.replyToExternalId) || !answered || answered === message.replyToExternalId
}
