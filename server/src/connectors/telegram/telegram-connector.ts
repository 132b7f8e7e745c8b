/** Telegram behind the contract of connectors. */

import { DAY_MS } from '@veche/contract/durations.ts'
import type { Capabilities, ChannelAccount, Connector, NetworkSetup, Surface } from '../connector.ts'
import { createRateLimiter, type RateLimiter } from '../http/rate-limiter.ts'
import { telegramModeration } from './acts/telegram-moderation.ts'
import { telegramOwnPosts } from './acts/telegram-own.ts'
import { telegramPrivateMessages } from './acts/telegram-private.ts'
import { type ConnectorLog, createTelegramClient } from './telegram-client.ts'
import { composeTelegram } from './telegram-compose.ts'
import { telegramLinks } from './telegram-container.ts'
import { CAPTION_LIMIT, locateTelegramFile, MOST_FILES } from './telegram-files.ts'
import { normaliseTelegram } from './telegram-normalise.ts'
import { pollTelegram } from './telegram-poll.ts'
import { probeTelegram } from './telegram-probe.ts'
import { receiveTelegram } from './telegram-receive.ts'
import { sendTelegram, TELEGRAM_TEXT_LIMIT } from './telegram-send.ts'
import { subscribeTelegram } from './telegram-subscription.ts'

export type TelegramConnectorOptions = {
  /** Root of a server of the Bot API, without `/bot`. */
  apiUrl: string
  fetch?: typeof globalThis.fetch
  now?: () => number
  limiter?: RateLimiter
  log?: ConnectorLog
}

/** Telegram keeps what we did not take for a day. */
const REDELIVERY_MS = DAY_MS
const ANSWERED: Surface[] = ['private', 'chat', 'comment']

const SETUP: NetworkSetup = {
  credentials: [
    { name: 'bot', isRequired: true, isSecret: true },
    { name: 'chats', isRequired: false, isSecret: false },
  ],
}

export function createTelegramConnector(options: TelegramConnectorOptions): Connector {
  const { apiUrl, fetch = globalThis.fetch, now = Date.now, log } = options
  const { limiter = createRateLimiter() } = options
  const client = createTelegramClient({ apiUrl, fetch, limiter, log })

  return {
    network: 'telegram',
    setup: SETUP,
    trustedOrigins: [new URL(apiUrl).origin],
    // A bot's number is no address.
    pageUrl: () => null,
    capabilities: capabilitiesOf,
    probe: (account, webhookUrl) => probeTelegram({ client, now }, account, webhookUrl),
    subscribe: (account, webhookUrl) => subscribeTelegram(client, account, webhookUrl),
    normalise: normaliseTelegram,
    compose: composeTelegram,
    locateAttachment: (account, attachment) => locateTelegramFile(client, account, attachment),
    publishing: {
      send: (account, message) => sendTelegram(client, { account, message }),
      echoKey: () => null,
      reconcile: async () => ({ state: 'unknown' }),
      upload: null,
    },
    webhook: {
      receive: receiveTelegram,
      acknowledgement: { status: 200, contentType: 'text/plain', body: '' },
      pendingMs: 0,
    },
    longPoll: { poll: (account, cursor, signal) => pollTelegram({ client, now }, account, cursor, signal) },
    privateMessages: telegramPrivateMessages(client),
    ownPosts: telegramOwnPosts(client),
    moderation: telegramModeration(client),
    readBack: null,
    livePlaces: null,
    letters: null,
    links: telegramLinks,
    authors: null,
  }
}

function capabilitiesOf({ tokens }: Pick<ChannelAccount, 'tokens'>): Capabilities {
  const reply = tokens.bot ? ANSWERED : []
  return {
    receive: tokens.bot ? [...ANSWERED, 'post'] : [],
    reply,
    idempotentSend: { surfaces: [], windowMs: 0 },
    textLimit: TELEGRAM_TEXT_LIMIT,
    attach: { photos: reply, documents: reply, most: MOST_FILES, captionLimit: CAPTION_LIMIT },
    redeliveryMs: REDELIVERY_MS,
  }
}
