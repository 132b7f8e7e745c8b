/** Is our answer in the chat, or among the comments? */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { ChannelAccount, OutgoingMessage, Reconciliation } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { lookForAnswer, UNKNOWN } from '../messenger/look-for-answer.ts'
import { isSameText } from '../same-text.ts'
import { getContainer, isMid } from './max-container.ts'
import { listComments, listMessages, type Reading, type Shown } from './max-history.ts'
import { standingPost } from './max-send.ts'

type Send = { account: ChannelAccount; message: OutgoingMessage; now: Date }

export async function reconcileMax(client: HttpClient, send: Send): Promise<Reconciliation> {
  const { account, message, now } = send
  const { replyToExternalId } = message
  const container = getContainer(message.container)
  if (container.kind === 'user') return UNKNOWN
  const { chatId } = container
  const reading = { client, account }
  if (message.surface === 'post' && container.kind === 'chat') return findPost(reading, send, chatId)
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

/** An uncertain send is looked for within minutes; what is older is no post of it. */
const LOOKED_BACK_MS = 30 * DAY_MS

/** In a channel: on behalf of the channel there is no sender. */
async function findPost(
  reading: Reading,
  { account, message, now }: Send,
  chatId: string,
): Promise<Reconciliation> {
  const span = { from: new Date(now.getTime() - LOOKED_BACK_MS), to: new Date(now.getTime() + 60_000) }
  const found = await lookForAnswer({
    pages: listMessages(reading, { chatId, span }),
    ownIdOf({ message: { sender, body } }) {
      const isOfChannel = !sender || sender.user_id === account.externalId
      return body && isOfChannel && isSameText(body.text, message.text) ? body.mid : null
    },
    isAnswered: () => false,
    otherwise: { state: 'not_sent' },
  })
  return found.state === 'sent' ? { state: 'sent', ...standingPost(chatId, found.externalId) } : found
}

/** The same words in answer to something else are another answer. */
function isOurs({ message: shown }: Shown, { account, message }: Send): boolean {
  if (shown.sender?.user_id !== account.externalId || !shown.body) return false
  if (!isSameText(shown.body.text, message.text)) return false
  return !isMid(message.replyToExternalId) || shown.link?.message.mid === message.replyToExternalId
}
