/** Live checks for the connect wizard. Each check has one code; the web has the words and the way to mend it. */
import { type ChannelAccount, ConnectorError, type ProbeCheck, type ProbeReport } from '../connector.ts'
import { visitMailbox } from './email-imap.ts'
import { findSentFolder } from './email-sent-folder.ts'
import { type EmailSettings, findSettings } from './email-settings.ts'
import { type Hello, trySmtp } from './email-smtp.ts'

/** Every code `probe` may return. */
export const EMAIL_PROBE_CODES = [
  'email.settings',
  'email.address',
  'email.encryption',
  'email.reachable',
  'email.token',
  'email.mailbox',
  'email.sent_folder',
  'email.smtp_reachable',
  'email.smtp_login',
] as const
type Code = (typeof EMAIL_PROBE_CODES)[number]

const PROBE_TIMEOUT_MS = 45_000

export async function probeEmail(account: ChannelAccount, hello: Hello): Promise<ProbeReport> {
  const settings = findSettings(account.tokens)
  if (!settings) return { name: null, externalId: null, checks: [check('email.settings', 'failed')] }
  const [reading, sending] = await Promise.all([probeReading(settings), probeSending(settings, hello)])
  return {
    name: settings.senderName || settings.address,
    externalId: settings.address,
    checks: [
      check('email.settings', 'ok'),
      ...addressChecks(settings, account),
      encryptionCheck(settings),
      ...reading,
      ...sending,
    ],
  }
}

function check(code: Code, state: ProbeCheck['state'], details: ProbeCheck['details'] = {}): ProbeCheck {
  return { code, state, details }
}

/** A channel is its address: another one is another channel. A sign-in with another address is often refused as a sender. */
function addressChecks({ address, user }: EmailSettings, { externalId }: ChannelAccount): ProbeCheck[] {
  if (externalId !== '' && externalId !== address)
    return [check('email.address', 'failed', { expected: externalId, actual: address })]
  const isSame = !user.includes('@') || user.toLowerCase() === address
  return [check('email.address', isSame ? 'ok' : 'warning', { expected: user, actual: address })]
}

function encryptionCheck({ imap, smtp }: EmailSettings): ProbeCheck {
  const isPlain = imap.security === 'plain' || smtp.security === 'plain'
  // Only to this very computer, where nobody listens in between.
  return check('email.encryption', 'ok', { isLocal: isPlain })
}

async function probeReading(settings: EmailSettings): Promise<ProbeCheck[]> {
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS)
  const reached = [check('email.reachable', 'ok'), check('email.token', 'ok')]
  try {
    return await visitMailbox(
      settings,
      { signal, mailbox: settings.mailbox },
      async ({ client, mailbox }) => {
        const folder = await findSentFolder(client)
        return [
          ...reached,
          check('email.mailbox', 'ok', { letters: mailbox.exists }),
          check('email.sent_folder', folder === null ? 'warning' : 'ok'),
        ]
      },
    )
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const details = { reason: error.code }
    if (error.reason === 'token_revoked')
      return [check('email.reachable', 'ok'), check('email.token', 'failed', details)]
    if (error.code === 'email.mailbox')
      return [...reached, check('email.mailbox', 'failed', { name: settings.mailbox })]
    return [check('email.reachable', 'failed', details)]
  }
}

async function probeSending(settings: EmailSettings, hello: Hello): Promise<ProbeCheck[]> {
  try {
    await trySmtp(settings, hello)
    return [check('email.smtp_reachable', 'ok'), check('email.smtp_login', 'ok')]
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const details = { reason: error.code }
    if (error.reason === 'token_revoked')
      return [check('email.smtp_reachable', 'ok'), check('email.smtp_login', 'failed', details)]
    return [check('email.smtp_reachable', 'failed', details)]
  }
}
