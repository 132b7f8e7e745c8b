/** MAX behind the contract of connectors. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { Capabilities, Connector, NetworkSetup, Surface } from '../connector.ts'
import type { ConnectorLog } from '../http/http-client.ts'
import { createRateLimiter, type RateLimiter } from '../http/rate-limiter.ts'
import { maxLinks } from './acts/max-links.ts'
import { maxModeration } from './acts/max-moderation.ts'
import { maxPrivateMessages } from './acts/max-private.ts'
import { createMaxClient } from './max-client.ts'
import { composeMax } from './max-compose.ts'
import { findContainer } from './max-container.ts'
import { normaliseMax } from './max-normalise.ts'
import { pollMax } from './max-poll.ts'
import { probeMax } from './max-probe.ts'
import { readBackMax } from './max-read-back.ts'
import { receiveMax } from './max-receive.ts'
import { reconcileMax } from './max-reconcile.ts'
import { MAX_TEXT_LIMIT, MOST_ATTACHMENTS, maxOwnPosts, sendMax } from './max-send.ts'
import { subscribeMax } from './max-subscription.ts'
import { ATTACHABLE, uploadMax } from './max-upload.ts'

export type MaxConnectorOptions = {
  /** Root of a MAX-compatible server. */
  apiUrl: string
  fetch?: typeof globalThis.fetch
  now?: () => Date
  limiter?: RateLimiter
  log?: ConnectorLog
}

/** Repeats grow from a minute; after eight hours without success MAX drops the subscription and says nothing. */
const REDELIVERY_MS = 8 * HOUR_MS
const SURFACES: Surface[] = ['private', 'chat', 'comment', 'post']
const REACH = { surfaces: SURFACES, schedule: { everyMs: 15 * MINUTE_MS, windowMs: 24 * HOUR_MS } }
const NO_REACH = { surfaces: [], schedule: null }

const SETUP: NetworkSetup = {
  credentials: [{ name: 'bot', isRequired: true, isSecret: true }],
}

export function createMaxConnector(options: MaxConnectorOptions): Connector {
  const { apiUrl, fetch = globalThis.fetch, now = () => new Date(), log } = options
  const { limiter = createRateLimiter() } = options
  const client = createMaxClient({ apiUrl, fetch, limiter, log })

  return {
    network: 'max',
    setup: SETUP,
    trustedOrigins: [new URL(apiUrl).origin],
    // A bot is found by its name, and the name is not its number.
    pageUrl: () => null,
    capabilities: ({ tokens }) => capabilitiesOf(Boolean(tokens.bot)),
    probe: (account, webhookUrl, places = []) => probeMax(client, account, { webhookUrl, places }),
    subscribe: (account, webhookUrl) => subscribeMax(client, account, webhookUrl),
    normalise: normaliseMax,
    compose: composeMax,
    async locateAttachment(_account, { kind, url }) {
      // A link leads to anybody's page.
      return url === null || kind === 'link' ? null : { kind: 'url', url }
    },
    publishing: {
      send: (account, message) => sendMax(client, { account, message }),
      echoKey: () => null,
      reconcile: (account, message) => reconcileMax(client, { account, message, now: now() }),
      upload: (account, place, file) => uploadMax(client, { account, place, file }),
    },
    webhook: {
      receive: receiveMax,
      acknowledgement: { status: 200, contentType: 'text/plain', body: '' },
      pendingMs: REDELIVERY_MS,
    },
    longPoll: { poll: (account, cursor, signal) => pollMax(client, account, { cursor, signal }) },
    privateMessages: maxPrivateMessages(client),
    ownPosts: maxOwnPosts(client),
    moderation: maxModeration(client),
    readBack: {
      reach: ({ tokens }) => (tokens.bot ? REACH : NO_REACH),
      async *read(account, scope, signal) {
        if (scope.kind !== 'time') return
        yield* readBackMax({ client, account, signal }, { span: scope, places: scope.places ?? [] })
      },
      keepsPlace: (container) => findContainer(container) !== null,
      isSequential: null,
    },
    livePlaces: null,
    letters: null,
    links: maxLinks(client),
    authors: null,
  }
}

function capabilitiesOf(hasToken: boolean): Capabilities {
  const surfaces = hasToken ? SURFACES : []
  return {
    receive: surfaces,
    reply: surfaces,
    idempotentSend: { surfaces: [], windowMs: 0 },
    textLimit: MAX_TEXT_LIMIT,
    attach: {
      ...(hasToken ? { photos: ATTACHABLE, documents: ATTACHABLE } : { photos: [], documents: [] }),
      most: MOST_ATTACHMENTS - 1,
    },
    redeliveryMs: REDELIVERY_MS,
  }
}
