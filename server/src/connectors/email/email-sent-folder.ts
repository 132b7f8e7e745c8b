/** Where the mailbox keeps what was sent. */
import type { ImapFlow } from 'imapflow'
import { toNumbers } from './email-poll.ts'

/** By the server's own mark; else by the names that programs give it. */
const NAMES = /^(?:sent|sent items|sent messages|отправленные)$/i

export async function findSentFolder(client: ImapFlow): Promise<string | null> {
  const folders = await client.list()
  const marked = folders.find(({ specialUse }) => specialUse === '\\Sent')
  return (marked ?? folders.find(({ name }) => NAMES.test(name)))?.path ?? null
}

export async function isAmongSent(client: ImapFlow, folder: string, messageId: string): Promise<boolean> {
  await client.mailboxOpen(folder, { readOnly: true })
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true })
  return toNumbers(found).length > 0
}
