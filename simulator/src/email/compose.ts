/** Composes letters as programs of residents and servers of the post write them. */
import { photoPicture } from '../lib/photo.ts'
import { type Charset, encode, encodeWord, foldBase64 } from './charsets.ts'

export type Form = 'plain' | 'html' | 'windows-1251' | 'koi8-r'

export type Draft = {
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  messageId: string
  answersId: string | null
  references: readonly string[]
  at: Date
  form: Form
  photos: number
  headers: Readonly<Record<string, string>>
}

export function composeLetter(draft: Draft): Buffer {
  const { from, to, subject, messageId, answersId, references, at, form, photos, headers } = draft
  const charset = charsetOf(form)
  const head = [
    `From: ${encodeWord(from.name, charset)} <${from.address}>`,
    `To: <${to}>`,
    `Subject: ${encodeWord(subject, charset)}`,
    `Date: ${dateOf(at)}`,
    `Message-ID: <${messageId}>`,
    ...(answersId === null ? [] : [`In-Reply-To: <${answersId}>`]),
    ...(references.length === 0 ? [] : [`References: ${references.map((id) => `<${id}>`).join('\r\n ')}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ]
  const body =
    photos === 0 ? textPart(draft, charset) : mixed(messageId, [textPart(draft, charset), ...pictures(draft)])
  return Buffer.from([...head, body, ''].join('\r\n'), 'latin1')
}

export function dateOf(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000')
}

function charsetOf(form: Form): Charset {
  return form === 'windows-1251' || form === 'koi8-r' ? form : 'utf-8'
}

function textPart({ form, text }: Draft, charset: Charset): string {
  const type = form === 'html' ? 'text/html' : 'text/plain'
  const words = form === 'html' ? `<div>${escapeHtml(text).replaceAll('\n', '<br>')}</div>` : text
  return [
    `Content-Type: ${type}; charset=${charset}`,
    'Content-Transfer-Encoding: base64',
    '',
    foldBase64(encode(words, charset)),
  ].join('\r\n')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function pictures({ messageId, photos }: Draft): string[] {
  return Array.from({ length: photos }, (_, index) =>
    [
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="photo-${index + 1}.png"`,
      '',
      foldBase64(photoPicture(`email ${messageId} ${index}`)),
    ].join('\r\n'),
  )
}

export function mixed(seed: string, parts: readonly string[], kind = 'mixed'): string {
  const boundary = `----${seed.replaceAll(/[^a-z0-9]/gi, '').slice(0, 24)}`
  return [
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, part]),
    `--${boundary}--`,
  ].join('\r\n')
}

type Report = {
  /** The address to which a reply goes. */
  to: string
  about: Buffer
  recipient: string
  state: 'failed' | 'delayed'
  messageId: string
  at: Date
}

/** Composes what a server says of a letter that it took and could not deliver (RFC 3464). */
export function composeReport({ to, about, recipient, state, messageId, at }: Report): Buffer {
  const domain = recipient.slice(recipient.indexOf('@') + 1)
  const status = state === 'failed' ? '5.1.1' : '4.4.1'
  const head = about.toString('latin1').split('\r\n\r\n')[0] ?? ''
  const parts = [
    `Content-Type: text/plain; charset=us-ascii\r\n\r\nYour message to ${recipient} was ${state}.`,
    [
      'Content-Type: message/delivery-status\r\n',
      `Reporting-MTA: dns; ${domain}\r\n`,
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${state}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${status.startsWith('5') ? 550 : 451} ${status}`,
    ].join('\r\n'),
    `Content-Type: text/rfc822-headers\r\n\r\n${head}`,
  ]
  const lines = [
    `From: Mail Delivery System <mailer-daemon@${domain}>`,
    `To: <${to}>`,
    `Subject: ${state === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail'}`,
    `Date: ${dateOf(at)}`,
    `Message-ID: <${messageId}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    mixed(messageId, parts, 'report').replace(
      'multipart/report;',
      'multipart/report; report-type=delivery-status;',
    ),
    '',
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
