/** Our answer as a letter: in the thread of the question, with its number, in plain words. */
import MailComposer from 'nodemailer/lib/mail-composer'
import { ConnectorError, type OutgoingMessage } from '../../connector.ts'
import { type EmailSettings, readAddress } from '../email-settings.ts'
import { markNumber, ownMessageId, plusAddress } from './email-ids.ts'
import { correspondentOf } from './email-normalise.ts'

const LARGEST_LETTER_BYTES = 20 * 1024 * 1024
const NO_SUBJECT = 'Ваше обращение'

export type WrittenLetter = { to: string; messageId: string; bytes: Buffer }

export async function writeLetter(
  { address, senderName, takesPlusAddress }: EmailSettings,
  message: OutgoingMessage,
  key: string,
): Promise<WrittenLetter> {
  const { container, replyToExternalId, threadExternalId, text, letter, files = [] } = message
  const to = readAddress(correspondentOf(container))
  if (to === null) throw new ConnectorError('refused', 'email.no_address')
  const messageId = ownMessageId(key, address)
  const chain = [...new Set([threadExternalId, replyToExternalId])].filter(isRealId)
  const composer = new MailComposer({
    from: { name: senderName, address },
    // An answer finds its question even where the program drops what it answers.
    ...(takesPlusAddress && { replyTo: plusAddress(key, address) }),
    to: { name: '', address: to },
    subject: subjectOf(letter),
    date: new Date(),
    messageId: `<${messageId}>`,
    ...(isRealId(replyToExternalId) && { inReplyTo: `<${replyToExternalId}>` }),
    ...(chain.length > 0 && { references: chain.map((id) => `<${id}>`) }),
    text,
    textEncoding: 'base64',
    attachments: files.map(({ name, contentType, bytes }) => ({
      filename: name,
      contentType,
      content: Buffer.from(bytes),
    })),
    // Nothing in a letter names a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = await composer.compile().build()
  if (bytes.byteLength > LARGEST_LETTER_BYTES) throw new ConnectorError('refused', 'email.too_big')
  return { to, messageId, bytes }
}

/** Made by us where a program gave none: nobody else knows it. */
function isRealId(id: string): boolean {
  return id !== '' && !id.startsWith('hash:') && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id)
}

function subjectOf(letter: OutgoingMessage['letter']): string {
  const subject = letter?.subject.trim() || NO_SUBJECT
  const answer = `Re: ${subject}`
  const number = letter?.incidentNumber ?? null
  return number === null ? answer : markNumber(answer, number)
}
