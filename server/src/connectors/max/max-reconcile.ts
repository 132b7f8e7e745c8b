/** Reading back after an uncertain send: is our answer there? Says `unknown` rather than guess. */
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type Reconciliation,
} from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { isSameText } from '../same-text.ts'
import { getContainer, isMid } from './max-container.ts'
import { listComments, listMessages, PAGE, type Reading, type Shown } from './max-history.ts'

const UNKNOWN: Reconciliation = { state: 'unknown' }
/** Looked through at most; more words than that have been said since nobody knows when. */
const MOST_PAGES = 5

type Send = { account: ChannelAccount; message: OutgoingMessage; now: Date }

export async function reconcileMax(client: HttpClient, send: Send): Promise<Reconciliation> {
  try {
    return await look({ client, account: send.account }, send)
  } catch (error) {
    // A failure of the moment is the job's to repeat; a right we do not have makes the network mute.
    const isMute =
      error instanceof ConnectorError && ['refused', 'token_revoked', 'unreadable'].includes(error.reason)
    if (isMute) return UNKNOWN
    throw error
  }
}

async function look(reading: Reading, { account, message, now }: Send): Promise<Reconciliation> {
  const container = getContainer(message.container)
  if (container.kind === 'user') return UNKNOWN
  const { chatId } = container
  const pages =
    container.kind === 'post'
      ? listComments(reading, { chatId, postId: container.postId, since: null })
      : listMessages(reading, { chatId, span: { from: null, to: new Date(now.getTime() + 60_000) } })
  let read = 0
  for await (const shown of pages) {
    const ours = shown.find((item) => isOurs(item, { account, message, now }))
    if (ours?.message.body) return { state: 'sent', externalId: ours.message.body.mid }
    // Newest first: past the words we were answering there can be no answer to them.
    if (shown.some((item) => item.message.body?.mid === message.replyToExternalId))
      return { state: 'not_sent' }
    read += 1
    if (read >= MOST_PAGES) return UNKNOWN
    if (shown.length < PAGE) break
  }
  // All that is there was read; where what we answered is not among it, it was deleted or hidden from us.
  return isMid(message.replyToExternalId) && container.kind === 'chat' ? UNKNOWN : { state: 'not_sent' }
}

/** The same words in answer to something else are another answer. */
function isOurs({ message: shown }: Shown, { account, message }: Send): boolean {
  if (shown.sender?.user_id !== account.externalId || !shown.body) return false
  if (!isSameText(shown.body.text, message.text)) return false
  return !isMid(message.replyToExternalId) || shown.link?.message.mid === message.replyToExternalId
}
