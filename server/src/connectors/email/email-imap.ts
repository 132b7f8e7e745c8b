/** One visit to a mailbox: connect, sign in, do the work, go. A connection that says nothing is given up. */
import { ImapFlow, type MailboxObject } from 'imapflow'
import { z } from 'zod'
import { certificatesOf } from '../../platform/mail-server.ts'
import { ConnectorError } from '../connector.ts'
import { classifyFetchError } from '../http/http-failure.ts'
import type { EmailSettings } from './email-settings.ts'

const CONNECT_TIMEOUT_MS = 20_000
/** Nothing may be silent for longer, but for waiting on purpose. */
const SILENCE_MS = 60_000
/** A letter is asked for whole or in a part: nothing we ask for is larger. */
const LARGEST_LITERAL = 64 * 1024 * 1024

export type Visit = {
  client: ImapFlow
  mailbox: MailboxObject
}
type VisitOptions = { signal: AbortSignal; mailbox: string; isReadOnly?: boolean }

/** Throws `ConnectorError`; its words come from no server, so they hold neither addresses nor passwords. */
export async function visitMailbox<T>(
  settings: EmailSettings,
  { signal, mailbox: path, isReadOnly = true }: VisitOptions,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  return connected(settings, signal, async (client) => {
    // Read only: what we look at stays unread for the people who use the mailbox.
    const mailbox = await open(client, path, isReadOnly)
    return work({ client, mailbox })
  })
}

export async function connected<T>(
  { imap, user, password }: EmailSettings,
  signal: AbortSignal,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.security === 'tls',
    ...(imap.security === 'starttls' && { doSTARTTLS: true }),
    ...certificatesOf(imap.host),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    maxLiteralSize: LARGEST_LITERAL,
  })
  // What a broken connection means is said by the call that needed it.
  client.on('error', () => undefined)
  const leave = () => client.close()
  signal.addEventListener('abort', leave, { once: true })
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    throw toConnectorError(error)
  } finally {
    signal.removeEventListener('abort', leave)
    await goodbye(client)
  }
}

/** A server that does not say goodbye is left without one. */
async function goodbye(client: ImapFlow): Promise<void> {
  if (client.usable) await Promise.race([client.logout().catch(() => undefined), pause(1000)])
  client.close()
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}

async function open(client: ImapFlow, path: string, readOnly: boolean): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(path, { readOnly })
  } catch (error) {
    if (Refusal.safeParse(error).success) throw new ConnectorError('refused', 'email.mailbox')
    throw error
  }
}

const Refusal = z.object({ responseStatus: z.enum(['NO', 'BAD']) })
const Failure = z.object({
  code: z.string().optional().catch(undefined),
  authenticationFailed: z.boolean().optional().catch(undefined),
  responseStatus: z.string().optional().catch(undefined),
  serverResponseCode: z.string().optional().catch(undefined),
})

const BUSY = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'ETHROTTLE', 'OVERQUOTA'])

/** Reading changes nothing in the mailbox: what failed is simply asked for again. */
export function toConnectorError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error
  const failure = Failure.safeParse(error).data ?? {}
  if (failure.authenticationFailed)
    return BUSY.has(failure.serverResponseCode ?? '')
      ? new ConnectorError('try_later', 'email.busy', { retryAfterMs: 60_000 })
      : new ConnectorError('token_revoked', 'email.login')
  if (failure.responseStatus !== undefined)
    return new ConnectorError('try_later', 'email.imap_refused', { retryAfterMs: 30_000 })
  return new ConnectorError('try_later', `email.${connectionCode(error, failure.code)}`, {
    retryAfterMs: 5000,
  })
}

function connectionCode(error: unknown, code: string | undefined): string {
  if (code === 'CONNECT_TIMEOUT' || code === 'GREETING_TIMEOUT' || code === 'ETIMEOUT') return 'timeout'
  const { code: known } = classifyFetchError(error)
  // No encryption where it has to be, or another kind of it.
  return code?.startsWith('ERR_SSL') || code === 'UPGRADE_TIMEOUT' || code === 'EPROTO' ? 'no_tls' : known
}
