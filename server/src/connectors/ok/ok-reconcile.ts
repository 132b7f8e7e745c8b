/** Reading back after an uncertain send: is our answer there? Says `unknown` rather than guess. */
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type Reconciliation,
} from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { isSameText } from '../same-text.ts'
import { chatIdOf, isMid } from './ok-container.ts'
import { listMessages, type Shown } from './ok-history.ts'

const UNKNOWN: Reconciliation = { state: 'unknown' }
const MOST_PAGES = 5

type Send = { account: ChannelAccount; message: OutgoingMessage; now: Date }

export async function reconcileOk(client: HttpClient, send: Send): Promise<Reconciliation> {
  try {
    return await look(client, send)
  } catch (error) {
    // A failure of the moment is the job's to repeat; a right we do not have makes the network mute.
    const isMute =
      error instanceof ConnectorError && ['refused', 'token_revoked', 'unreadable'].includes(error.reason)
    if (isMute) return UNKNOWN
    throw error
  }
}

async function look(client: HttpClient, { account, message, now }: Send): Promise<Reconciliation> {
  const { replyToExternalId } = message
  const span = { from: null, to: new Date(now.getTime() + 60_000) }
  let read = 0
  for await (const shown of listMessages(
    { client, account },
    { chatId: chatIdOf(message.container), span },
  )) {
    const ours = shown.find((item) => isOurs(item, account, message))
    if (ours) return { state: 'sent', externalId: ours.said.message.mid }
    // Newest first: past the words we were answering there can be no answer to them.
    if (shown.some(({ said }) => said.message.mid === replyToExternalId)) return { state: 'not_sent' }
    read += 1
    if (read >= MOST_PAGES) return UNKNOWN
  }
  // All that is there was read; where what we answered is not among it, something is hidden from us.
  return isMid(replyToExternalId) ? UNKNOWN : { state: 'not_sent' }
}

/** The same words in answer to something else are another answer. */
function isOurs({ said }: Shown, account: ChannelAccount, message: OutgoingMessage): boolean {
  if (said.sender.user_id !== `group:${account.externalId}`) return false
  if (!isSameText(said.message.text, message.text)) return false
  const answered = said.message.reply_to
  return !isMid(message.replyToExternalId) || !answered || answered === message.replyToExternalId
}
