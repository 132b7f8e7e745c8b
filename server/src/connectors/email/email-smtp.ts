/** One letter handed to the mail server; every end is told from the others, for it decides about a repeat. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { z } from 'zod'
import { certificatesOf } from '../../platform/mail-server.ts'
import { ConnectorError } from '../connector.ts'
import { classifyFetchError } from '../http/http-failure.ts'
import type { EmailSettings } from './email-settings.ts'

export type Envelope = { from: string; to: string }
/** What is done once signed in. */
type Work = (connection: SMTPConnection) => Promise<void>

const CONNECT_TIMEOUT_MS = 20_000
/** A server that checks a big letter for viruses takes its time to answer. */
const ANSWER_TIMEOUT_MS = 120_000
const GREYLIST_MS = 5 * 60_000
const BUSY_MS = 60_000

const Failure = z.object({
  code: z.string().optional().catch(undefined),
  /** What the library has put its own code over. */
  originalCode: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
})

export type SmtpTimeouts = { answerMs: number }
export const SMTP_TIMEOUTS: SmtpTimeouts = { answerMs: ANSWER_TIMEOUT_MS }
/** By what name the server is greeted; null: by whatever this computer is called. */
export type Hello = { helloName: string | null }

export async function handOver(
  settings: EmailSettings,
  {
    envelope,
    letter,
    timeouts,
    helloName,
  }: Hello & { envelope: Envelope; letter: Buffer; timeouts: SmtpTimeouts },
): Promise<void> {
  let hasLeft = false
  // The bytes are asked for only when the server has said that it wants them.
  const bytes = new Readable({
    read() {
      hasLeft = true
      this.push(letter)
      this.push(null)
    },
  })
  try {
    await signedIn(settings, { ...timeouts, helloName }, (connection) => send(connection, envelope, bytes))
  } catch (error) {
    throw toSendError(error, hasLeft)
  }
}

/** Connects and signs in, no more: for the check of a channel. */
export async function trySmtp(settings: EmailSettings, { helloName }: Hello): Promise<void> {
  try {
    await signedIn(settings, { answerMs: CONNECT_TIMEOUT_MS, helloName }, async () => undefined)
  } catch (error) {
    throw toSendError(error, false)
  }
}

async function signedIn(
  { smtp, user, password }: EmailSettings,
  { answerMs, helloName }: SmtpTimeouts & Hello,
  work: Work,
) {
  const connection = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ...certificatesOf(smtp.host),
    ...(helloName !== null && { name: helloName }),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: answerMs,
  })
  try {
    await new Promise<void>((resolve, reject) => {
      // Also what happens between the calls ends the one that waits.
      connection.on('error', reject)
      connection.on('end', () => reject(new Error('closed')))
      begin(connection, { user, pass: password }, work).then(resolve, reject)
    })
    connection.quit()
  } finally {
    connection.close()
  }
}

async function begin(
  connection: SMTPConnection,
  auth: { user: string; pass: string },
  work: Work,
): Promise<void> {
  await called((done) => connection.connect((error) => done(error ?? null)))
  await called((done) => connection.login(auth, done))
  await work(connection)
}

function send(connection: SMTPConnection, { from, to }: Envelope, letter: Readable): Promise<void> {
  return called((done) => connection.send({ from, to: [to] }, letter, done))
}

function called(call: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())))
}

/** No cause: the words of a server repeat addresses. */
export function toSendError(error: unknown, hasLeft: boolean): ConnectorError {
  const failure = Failure.safeParse(error).data ?? {}
  const { code, responseCode, command, syscall } = failure
  const cause = failure.originalCode ?? code
  if (responseCode !== undefined) return refusal(responseCode, { code, command, hasLeft })
  if (classifyFetchError({ code: cause }).code === 'bad_certificate')
    return new ConnectorError('try_later', 'email.bad_certificate', { retryAfterMs: BUSY_MS })
  if (code === 'ETLS' || cause?.startsWith('ERR_SSL') || cause === 'EPROTO')
    return new ConnectorError('try_later', 'email.no_tls', { retryAfterMs: BUSY_MS })
  // The letter was read to the server and no answer came: it may be on its way.
  if (hasLeft) return new ConnectorError('uncertain', 'email.no_answer', { retryAfterMs: BUSY_MS })
  const isUnreached = code === 'EDNS' || syscall === 'connect'
  const known = isUnreached
    ? 'connection_failed'
    : code === 'ETIMEDOUT'
      ? 'timeout'
      : classifyFetchError(error).code
  return new ConnectorError('try_later', `email.${known}`, { retryAfterMs: BUSY_MS })
}

type Said = { code: string | undefined; command: string | undefined; hasLeft: boolean }

function refusal(responseCode: number, { code, command = '', hasLeft }: Said): ConnectorError {
  const isForNow = responseCode < 500
  if (code === 'EAUTH' || command.startsWith('AUTH'))
    return isForNow
      ? new ConnectorError('try_later', 'email.busy', { retryAfterMs: BUSY_MS })
      : new ConnectorError('token_revoked', 'email.login')
  if (isForNow) {
    const retryAfterMs = responseCode === 421 ? BUSY_MS : GREYLIST_MS
    return new ConnectorError('try_later', 'email.later', { retryAfterMs })
  }
  if (responseCode === 552) return new ConnectorError('refused', 'email.too_big')
  if (command.startsWith('RCPT')) return new ConnectorError('refused', 'email.no_such_reader')
  if (command.startsWith('MAIL')) return new ConnectorError('refused', 'email.sender_refused')
  return new ConnectorError('refused', hasLeft ? 'email.letter_refused' : 'email.smtp_refused')
}
