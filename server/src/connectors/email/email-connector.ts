/** A mailbox behind the contract of connectors: read by IMAP, answered by SMTP. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Capabilities, ChannelAccount, Connector, NetworkSetup, Surface } from '../connector.ts'
import { LONGEST_WAIT_MS, pollEmail } from './email-poll.ts'
import { probeEmail } from './email-probe.ts'
import { readBackEmail } from './email-read-back.ts'
import { reconcileEmail, type SendTools, sendEmail } from './email-send.ts'
import { EMAIL_CREDENTIALS, findSettings, listServers } from './email-settings.ts'
import { SMTP_TIMEOUTS, type SmtpTimeouts } from './email-smtp.ts'
import { locateEmailFile } from './letters/email-attachments.ts'
import { composeEmail } from './letters/email-compose.ts'
import { containerOf, normaliseEmail } from './letters/email-normalise.ts'
import { MAX_LETTER_BYTES } from './letters/email-raw.ts'

export type EmailConnectorOptions = {
  now?: () => number
  /** How long one turn waits for news. */
  waitMs?: number
  maxLetterBytes?: number
  timeouts?: SmtpTimeouts
  /** By what name mail servers are greeted. */
  helloName?: string | null
  log?: SendTools['log']
}

/** A letter stays in its mailbox until a person takes it away. */
const KEPT_MS = 365 * 24 * HOUR_MS
/** Programs of readers join two letters of one id for as long as they keep the first. */
const SAME_LETTER_MS = 24 * HOUR_MS
const TEXT_LIMIT = 20_000
const LETTERS: Surface[] = ['email']

const MOST_FILES = 10
const SETUP: NetworkSetup = {
  credentials: EMAIL_CREDENTIALS,
  serversOf: listServers,
  unreached: {
    reasons: ['connection_failed', 'connection_lost', 'timeout', 'no_tls'].map((reason) => `email.${reason}`),
    told: 'email.unanswered',
  },
}

export function createEmailConnector(options: EmailConnectorOptions = {}): Connector {
  const { now = Date.now, waitMs = LONGEST_WAIT_MS, maxLetterBytes = MAX_LETTER_BYTES } = options
  const { timeouts = SMTP_TIMEOUTS, log, helloName = null } = options
  const reading = { now, waitMs, maxLetterBytes, breaks: new Map<string, number>() }

  return {
    network: 'email',
    setup: SETUP,
    trustedOrigins: [],
    // An address is written to, not opened.
    pageUrl: () => null,
    capabilities: capabilitiesOf,
    probe: (account) => probeEmail(account, { helloName }),
    // The mailbox is read whether or not anything was said to it.
    subscribe: async () => undefined,
    normalise: normaliseEmail,
    compose: composeEmail,
    locateAttachment: (_account, attachment, raw) => locateEmailFile(attachment, raw),
    publishing: {
      send: (account, message, key) => sendEmail({ timeouts, log, helloName }, account, { message, key }),
      echoKey: (key) => key,
      reconcile: (account, _message, key) => reconcileEmail(account, key),
      upload: null,
    },
    webhook: null,
    longPoll: { poll: (account, cursor, signal) => pollEmail(reading, account, cursor, signal) },
    // A letter is private already.
    privateMessages: null,
    readBack: {
      reach: ({ tokens }) => ({ surfaces: lettersOf(tokens), schedule: null }),
      read: (account, scope, signal) => readBackEmail(reading, account, { scope, signal }),
      keepsPlace: null,
      isSequential: null,
    },
    ownPosts: null,
    moderation: null,
    livePlaces: null,
    letters: { placeOf: (address) => ({ container: containerOf(address) }) },
    links: null,
    authors: null,
  }
}

function lettersOf(tokens: ChannelAccount['tokens']): Surface[] {
  return findSettings(tokens) ? LETTERS : []
}

function capabilitiesOf({ tokens }: Pick<ChannelAccount, 'tokens'>): Capabilities {
  const letters = lettersOf(tokens)
  return {
    receive: letters,
    reply: letters,
    idempotentSend: { surfaces: letters, windowMs: SAME_LETTER_MS },
    textLimit: TEXT_LIMIT,
    attach: { photos: letters, documents: letters, most: MOST_FILES },
    redeliveryMs: KEPT_MS,
  }
}
