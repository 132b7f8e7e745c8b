/** Messages of groups in Odnoklassniki behind the contract of connectors, and topics that we begin. Comments have another interface of programs. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import {
  type Capabilities,
  type Connector,
  ConnectorError,
  type NetworkSetup,
  type Surface,
} from '../connector.ts'
import type { ConnectorLog } from '../http/http-client.ts'
import { createRateLimiter, type RateLimiter } from '../http/rate-limiter.ts'
import { createOkClient } from './ok-client.ts'
import { composeOk } from './ok-compose.ts'
import { isGroup } from './ok-container.ts'
import { okLinks } from './ok-links.ts'
import { normaliseOk } from './ok-normalise.ts'
import { probeOk } from './ok-probe.ts'
import { readBackOk } from './ok-read-back.ts'
import { receiveOk } from './ok-receive.ts'
import { reconcileOk } from './ok-reconcile.ts'
import { sendOk } from './ok-send.ts'
import { subscribeOk } from './ok-subscription.ts'
import { OK_TEXT_LIMIT } from './ok-text-limit.ts'
import { createOkTopicsClient, okOwnPosts, postTopic } from './ok-topics.ts'

export type OkConnectorOptions = {
  /** Root of an OK-compatible server. */
  apiUrl: string
  fetch?: typeof globalThis.fetch
  now?: () => Date
  limiter?: RateLimiter
  log?: ConnectorLog
}

/** After eight hours without success the registration is cancelled. */
const REDELIVERY_MS = 8 * HOUR_MS
const SURFACES: Surface[] = ['private']
const REACH = { surfaces: SURFACES, schedule: { everyMs: 15 * MINUTE_MS, windowMs: 24 * HOUR_MS } }
const NO_REACH = { surfaces: [], schedule: null }

const SETUP: NetworkSetup = {
  credentials: [
    { name: 'group', isRequired: true, isSecret: true },
    { name: 'application', isRequired: false, isSecret: false },
    { name: 'access', isRequired: false, isSecret: true },
    { name: 'secret', isRequired: false, isSecret: true },
  ],
}

export function createOkConnector(options: OkConnectorOptions): Connector {
  const { apiUrl, fetch = globalThis.fetch, now = () => new Date(), log } = options
  const { limiter = createRateLimiter() } = options
  const client = createOkClient({ apiUrl, fetch, limiter, log })
  const topics = createOkTopicsClient({ apiUrl, fetch, limiter, log })

  return {
    network: 'ok',
    setup: SETUP,
    trustedOrigins: [new URL(apiUrl).origin],
    pageUrl: (externalId) => (/^\d+$/.test(externalId) ? `https://ok.ru/group/${externalId}` : null),
    capabilities: ({ tokens }) => capabilitiesOf(Boolean(tokens.group)),
    probe: (account, webhookUrl) => probeOk(client, account, webhookUrl),
    subscribe: (account, webhookUrl) => subscribeOk(client, account, webhookUrl),
    normalise: normaliseOk,
    compose: composeOk,
    async locateAttachment(_account, { kind, url }) {
      // A link leads to anybody's page.
      return url === null || kind === 'link' ? null : { kind: 'url', url }
    },
    publishing: {
      send: (account, message) =>
        isGroup(message.container)
          ? postTopic(topics, { account, message })
          : sendOk(client, { account, message }),
      echoKey: () => null,
      // No page of the vendor says how a group lists its topics to a program.
      reconcile: async (account, message) =>
        isGroup(message.container)
          ? { state: 'unknown' }
          : reconcileOk(client, { account, message, now: now() }),
      async upload() {
        throw new ConnectorError('refused', 'ok.cannot_attach')
      },
    },
    webhook: {
      receive: receiveOk,
      acknowledgement: { status: 200, contentType: 'text/plain', body: '' },
      pendingMs: REDELIVERY_MS,
    },
    longPoll: null,
    // A group may not write first.
    privateMessages: null,
    ownPosts: okOwnPosts(topics),
    moderation: null,
    readBack: {
      reach: ({ tokens }) => (tokens.group ? REACH : NO_REACH),
      async *read(account, scope, signal) {
        if (scope.kind === 'time') yield* readBackOk({ client, account, signal }, scope)
      },
      keepsPlace: null,
      isSequential: null,
    },
    livePlaces: null,
    letters: null,
    links: okLinks,
    authors: null,
  }
}

function capabilitiesOf(hasToken: boolean): Capabilities {
  const surfaces = hasToken ? SURFACES : []
  return {
    receive: surfaces,
    reply: surfaces,
    idempotentSend: { surfaces: [], windowMs: 0 },
    textLimit: OK_TEXT_LIMIT,
    attach: { photos: [], documents: [], most: 0 },
    redeliveryMs: REDELIVERY_MS,
  }
}
