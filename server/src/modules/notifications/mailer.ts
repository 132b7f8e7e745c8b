import nodemailer from 'nodemailer'
import { helloNameOf, securityOf } from '../../platform/mail-server.ts'

export type OutgoingMail = {
  id: string
  to: string
  subject: string
  text: string
  /** Ends what the letter belongs to by one press of the reader's program (RFC 8058); else the profile does. */
  unsubscribeUrl?: string
  /** The same words with looks. */
  html?: string
  /** With a `cid` it is a part of the looks, named so in `html`. */
  attachments?: readonly { name: string; type: string; bytes: Buffer; cid?: string }[]
}
export type Mailer = { send: (mail: OutgoingMail) => Promise<void>; close: () => void }

const TIMEOUT_MS = 20_000

/** `smtp://user:password@host:587` or `smtps://…:465`; connections are kept and reused. */
export function createMailer({
  smtpUrl,
  from,
  publicUrl,
}: {
  smtpUrl: string
  from: string
  publicUrl: string
}): Mailer {
  const helloName = helloNameOf(publicUrl)
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    ...securityOf(smtpUrl),
    ...(helloName !== null && { name: helloName }),
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Nothing in a letter names a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ id, to, subject, text, html, attachments = [], unsubscribeUrl }) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(html !== undefined && { html }),
        attachments: attachments.map(({ name, type, bytes, cid }) => ({
          ...{ filename: name, contentType: type, content: bytes },
          ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
        })),
        // A letter sent twice by a process that died in between is one letter for the reader's program.
        messageId: `<${id}@${new URL(publicUrl).hostname}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'List-Unsubscribe': `<${unsubscribeUrl ?? `${publicUrl}/profile#notifications`}>`,
          ...(unsubscribeUrl !== undefined && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      })
    },
    close: () => transport.close(),
  }
}
