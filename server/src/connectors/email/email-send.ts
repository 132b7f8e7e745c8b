/** Answers. The id of a letter is the row of the outbox, so a repeat is the same letter to its reader's program. */
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type Reconciliation,
  type SendResult,
} from '../connector.ts'
import type { ConnectorLog } from '../http/http-client.ts'
import { connected } from './email-imap.ts'
import { findSentFolder, isAmongSent } from './email-sent-folder.ts'
import { type EmailSettings, getSettings } from './email-settings.ts'
import { handOver, type SmtpTimeouts } from './email-smtp.ts'
import { ownMessageId } from './letters/email-ids.ts'
import { writeLetter } from './letters/email-write.ts'

const KEEPING_TIMEOUT_MS = 30_000

export type SendTools = {
  timeouts: SmtpTimeouts
  helloName: string | null
  log?: ConnectorLog | undefined
}

export async function sendEmail(
  { timeouts, helloName, log }: SendTools,
  account: ChannelAccount,
  { message, key }: { message: OutgoingMessage; key: string },
): Promise<SendResult> {
  const settings = getSettings(account)
  if (message.text.trim() === '' && !message.files?.length)
    throw new ConnectorError('refused', 'email.text_empty')
  const { to, messageId, bytes } = await writeLetter(settings, message, key)
  await handOver(settings, { envelope: { from: settings.address, to }, letter: bytes, timeouts, helloName })
  // The letter is on its way whatever becomes of the copy, and a slow mailbox leaves no time for a second one.
  async function afterwards(): Promise<void> {
    const failure = await saveCopy(settings, messageId, bytes)
    if (failure)
      log?.warn({ channelId: account.id, code: failure }, 'a sent letter was not kept in the mailbox')
  }
  return { externalId: messageId, permalink: null, afterwards }
}

/** Colleagues see in their own program what was answered; some servers keep a copy themselves. */
async function saveCopy(settings: EmailSettings, messageId: string, letter: Buffer): Promise<string | null> {
  try {
    await connected(settings, AbortSignal.timeout(KEEPING_TIMEOUT_MS), async (client) => {
      const folder = await findSentFolder(client)
      if (folder === null || (await isAmongSent(client, folder, messageId))) return
      await client.append(folder, letter, ['\\Seen'])
    })
    return null
  } catch (error) {
    return error instanceof ConnectorError ? error.code : 'email.copy_failed'
  }
}

/** A copy proves that the letter left. None proves nothing: ours is put there after the sending. */
export async function reconcileEmail(account: ChannelAccount, key: string): Promise<Reconciliation> {
  const settings = getSettings(account)
  const id = ownMessageId(key, settings.address)
  const isThere = await connected(settings, AbortSignal.timeout(KEEPING_TIMEOUT_MS), async (client) => {
    const folder = await findSentFolder(client)
    return folder !== null && (await isAmongSent(client, folder, id))
  })
  return isThere ? { state: 'sent', externalId: id } : { state: 'unknown' }
}
