/** A network in memory behind the contract of connectors: what it was asked is kept, what it answers is set. */
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type OutgoingMessage,
  type ProbeCheck,
} from '../../src/connectors/connector.ts'

export type FakeNetwork = {
  connector: Connector
  sent: { account: ChannelAccount; message: OutgoingMessage; key: string }[]
  subscriptions: { channelId: string; webhookUrl: string | null }[]
  /** Whose token opens something; everything else is dead. */
  validTokens: Set<string>
  /** What happens after a look has seen the subscription and before it ends. */
  whileLooking: (() => void) | null
  /** So many looks the network has not confirmed our address yet. */
  unconfirmedLooks: number
  /** What the next subscriptions fail with, in order. */
  subscribeFailures: (() => ConnectorError)[]
  /** Thrown by the next sends, in order; null lets one through. */
  sendFailures: (ConnectorError | null)[]
}

/** What it repeats for so long is lost with a subscription. */
export const PENDING_MS = 20 * 60_000

export function createFakeNetwork(): FakeNetwork {
  const sent: FakeNetwork['sent'] = []
  const subscriptions: FakeNetwork['subscriptions'] = []
  const validTokens = new Set(['good-token'])
  const sendFailures: FakeNetwork['sendFailures'] = []
  const subscribeFailures: FakeNetwork['subscribeFailures'] = []
  const network: Pick<FakeNetwork, 'unconfirmedLooks' | 'whileLooking'> = {
    ...{ unconfirmedLooks: 0, whileLooking: null },
  }
  const isAlive = ({ tokens }: ChannelAccount) => validTokens.has(tokens.community ?? '')

  const connector: Connector = {
    network: 'vk',
    setup: {
      credentials: ['community', 'service', 'user'].map((name) => ({
        name,
        isRequired: name === 'community',
        isSecret: true,
      })),
      readExternalId: (typed) => /\d+$/.exec(typed)?.[0] ?? null,
    },
    trustedOrigins: [],
    pageUrl: () => null,
    capabilities: () => ({
      receive: ['comment'],
      reply: ['comment', 'private'],
      idempotentSend: { surfaces: ['comment', 'private'], windowMs: 3_000_000 },
      textLimit: 4096,
      attach: { photos: [], documents: [], most: 0 },
      redeliveryMs: 0,
    }),
    async probe(account, webhookUrl) {
      if (!isAlive(account)) return { name: null, checks: [check('vk.token', 'failed', { reason: 'vk.5' })] }
      const isSubscribed = subscriptions.some(
        (known) => known.channelId === account.id && known.webhookUrl === webhookUrl,
      )
      network.whileLooking?.()
      const isConfirmed = network.unconfirmedLooks === 0
      network.unconfirmedLooks = Math.max(network.unconfirmedLooks - 1, 0)
      return {
        name: `Сообщество ${account.externalId}`,
        checks: [
          check('vk.token', 'ok'),
          check('vk.service_token', 'warning', { present: false }),
          check('vk.callback_server', isSubscribed ? 'ok' : 'failed'),
          ...(isConfirmed ? [] : [check('vk.callback_confirmed', 'warning', { status: 'wait' })]),
        ],
      }
    },
    async subscribe(account, webhookUrl) {
      if (!isAlive(account)) throw new ConnectorError('token_revoked', 'vk.5', { scope: 'token' })
      const failure = subscribeFailures.shift()
      if (failure) throw failure()
      subscriptions.push({ channelId: account.id, webhookUrl })
    },
    normalise: () => [],
    compose: (message) => ({
      dedupeKey: JSON.stringify(message),
      body: Buffer.from(JSON.stringify(message)),
    }),
    locateAttachment: async () => null,
    publishing: {
      async send(account, message, key) {
        const failure = sendFailures.shift()
        if (failure) throw failure
        sent.push({ account, message, key })
        return { externalId: String(sent.length), permalink: null }
      },
      echoKey: (key) => key,
      reconcile: async () => ({ state: 'unknown' }),
      upload: async () => 'photo-1_1',
    },
    webhook: {
      async receive(request, account) {
        const body = Buffer.from(request.body).toString('utf8')
        if (request.headers['x-secret'] !== account.webhookSecret) {
          return { kind: 'reject', code: 'connector.bad_secret' }
        }
        return { kind: 'accept', items: [{ dedupeKey: body, body: request.body }] }
      },
      acknowledgement: { status: 200, contentType: 'text/plain', body: 'ok' },
      pendingMs: PENDING_MS,
    },
    longPoll: { poll: async (_account, cursor) => ({ items: [], cursor, gap: null }) },
    privateMessages: null,
    readBack: null,
    ownPosts: null,
    moderation: null,
    livePlaces: null,
    letters: null,
    links: null,
    authors: null,
  }
  return Object.assign(network, {
    connector,
    sent,
    subscriptions,
    validTokens,
    sendFailures,
    subscribeFailures,
  })
}

function check(code: string, state: ProbeCheck['state'], details: ProbeCheck['details'] = {}): ProbeCheck {
  return { code, state, details }
}
