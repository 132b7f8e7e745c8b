/** VK behind the contract of connectors. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { Capabilities, ChannelAccount, Connector, NetworkSetup, Surface } from '../connector.ts'
import { createRateLimiter, type RateLimiter } from '../http/rate-limiter.ts'
import { type ConnectorLog, createVkClient } from './api/vk-client.ts'
import { locateVkFile } from './events/vk-attachments.ts'
import { normaliseVk } from './events/vk-normalise.ts'
import { followVideo, isVideo } from './live/follow-video.ts'
import { tokenFor } from './read-back/page.ts'
import { vkLinks } from './read-back/vk-links.ts'
import { isSequentialVk, readableSurfaces, readBackVk } from './read-back/vk-read-back.ts'
import { WALL_TOKENS } from './read-back/wall.ts'
import { composeVk } from './receiving/vk-compose.ts'
import { pollVk } from './receiving/vk-poll.ts'
import { receiveVk } from './receiving/vk-receive.ts'
import { vkModeration } from './sending/vk-moderation.ts'
import { vkOwnPosts } from './sending/vk-posts.ts'
import { vkPrivateMessages } from './sending/vk-private.ts'
import { vkRandomId } from './sending/vk-random-id.ts'
import { reconcileVk } from './sending/vk-reconcile.ts'
import { sendVk, VK_TEXT_LIMIT } from './sending/vk-send.ts'
import { attachableIn, uploadVk } from './sending/vk-upload.ts'
import { resolveVkAuthors } from './vk-authors.ts'
import { probeVk } from './vk-probe.ts'
import { subscribeVk } from './vk-subscription.ts'

export type VkConnectorOptions = {
  /** Root of a VK-compatible server, without `/method`. */
  apiUrl: string
  fetch?: typeof globalThis.fetch
  now?: () => number
  limiter?: RateLimiter
  log?: ConnectorLog
}

/** VK repeats an event after 10 s, 3 min, 10 min, 30 min and 1 h. */
const REDELIVERY_MS = 103 * MINUTE_MS
/** The wall loses silently, and edits of messages are told by nobody: both show when they are read again. */
const SCHEDULE = { everyMs: 15 * MINUTE_MS, windowMs: DAY_MS }
/** VK remembers keys for an hour; ten minutes are left for a slow queue. */
const IDEMPOTENCY_WINDOW_MS = 50 * MINUTE_MS

const COMMUNITY_SURFACES: Surface[] = ['comment', 'post', 'private', 'chat']
/** VK lets only a user's token answer here. */
const USER_SURFACES: Surface[] = ['video_comment', 'photo_comment', 'board']

/** VK takes so many to a comment, a record and a message. */
const MOST_FILES = 10

const SETUP: NetworkSetup = {
  credentials: [
    { name: 'community', isRequired: true, isSecret: true },
    { name: 'service', isRequired: false, isSecret: true },
    { name: 'user', isRequired: false, isSecret: true },
  ],
  // «123», «-123», «club123», «public123», an address of the page with the number.
  readExternalId: (typed) => /(?:club|public|event|^-?)(\d{1,15})\/?$/.exec(typed.trim())?.[1] ?? null,
}

export function createVkConnector(options: VkConnectorOptions): Connector {
  const { apiUrl, fetch = globalThis.fetch, now = Date.now, log } = options
  const { limiter = createRateLimiter() } = options
  const client = createVkClient({ transport: { apiUrl, fetch }, limiter, log })

  return {
    network: 'vk',
    setup: SETUP,
    trustedOrigins: [new URL(apiUrl).origin],
    pageUrl: (externalId) => (/^\d+$/.test(externalId) ? `https://vk.com/club${externalId}` : null),
    capabilities: capabilitiesOf,
    probe: (account, webhookUrl) => probeVk(client, account, webhookUrl),
    subscribe: (account, webhookUrl) => subscribeVk(client, account, webhookUrl),
    normalise: normaliseVk,
    compose: (message, { externalId }) => composeVk(message, externalId),
    locateAttachment: async (_account, attachment) => locateVkFile(attachment),
    publishing: {
      send: (account, message, key) => sendVk(client, { account, message, key }),
      echoKey: (key) => String(vkRandomId(key)),
      reconcile: (account, message, key) =>
        reconcileVk(client, { account, message, key, now: new Date(now()) }),
      upload: (account, place, file) => uploadVk(client, { account, place, file }),
    },
    webhook: {
      receive: (request, account) => receiveVk(client, request, account),
      acknowledgement: { status: 200, contentType: 'text/plain', body: 'ok' },
      pendingMs: REDELIVERY_MS,
    },
    longPoll: { poll: (account, cursor, signal) => pollVk({ client, now }, account, cursor, signal) },
    privateMessages: vkPrivateMessages(client),
    ownPosts: vkOwnPosts(client),
    moderation: vkModeration(client),
    readBack: {
      reach: (account) => ({
        surfaces: readableSurfaces(account),
        schedule: tokenFor(account, WALL_TOKENS) ? SCHEDULE : null,
      }),
      read: (account, scope, signal) => readBackVk(client, { account, scope, signal }),
      keepsPlace: null,
      isSequential: isSequentialVk,
    },
    livePlaces: {
      includes: isVideo,
      follow: (account, place, cursor, signal) =>
        followVideo({ client, now }, { account, place, signal }, cursor),
    },
    letters: null,
    links: vkLinks(client),
    authors: { resolve: (account, externalIds) => resolveVkAuthors(client, account, externalIds) },
  }
}

function capabilitiesOf({ tokens }: ChannelAccount): Capabilities {
  const reply = [...(tokens.community ? COMMUNITY_SURFACES : []), ...(tokens.user ? USER_SURFACES : [])]
  return {
    receive: tokens.community ? [...COMMUNITY_SURFACES, ...USER_SURFACES] : [],
    reply,
    idempotentSend: { surfaces: reply, windowMs: IDEMPOTENCY_WINDOW_MS },
    textLimit: VK_TEXT_LIMIT,
    attach: { ...attachableIn(tokens), most: MOST_FILES },
    redeliveryMs: REDELIVERY_MS,
  }
}
