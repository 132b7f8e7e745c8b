/** Live checks for the connect wizard. Each check has one code; the web has the words and the way to mend it. */
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type KnownPlace,
  type ProbeCheck,
  type ProbeReport,
} from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { findContainer } from './max-container.ts'
import { MAX_UPDATE_TYPES } from './max-normalise.ts'
import { MaxUser } from './max-schemas.ts'
import { isOurs, listSubscriptions, type MaxSubscription } from './max-subscription.ts'

/** Every code `probe` may return. */
export const MAX_PROBE_CODES = [
  'max.reachable',
  'max.certificate',
  'max.token',
  'max.chats',
  'max.right_read_all',
  'max.webhook_secret',
  'max.webhook_https',
  'max.subscription_alive',
  'max.subscription_events',
  'max.subscription_single',
  'max.long_poll_free',
] as const
export type MaxProbeCode = (typeof MAX_PROBE_CODES)[number]
type State = ProbeCheck['state']

/** Each chat is one call; the rest say the same. */
const CHATS_ASKED = 20

export async function probeMax(
  client: HttpClient,
  account: ChannelAccount,
  { webhookUrl, places }: { webhookUrl: string | null; places: readonly KnownPlace[] },
): Promise<ProbeReport> {
  const me = await attempt(() => client.request(account, { verb: 'GET', path: '/me', schema: MaxUser }))
  if (me.error) return { name: null, checks: credentialFailure(me.error) }
  const { user_id: externalId, name, first_name: firstName, username } = me.value
  const checks = [
    check('max.reachable', 'ok'),
    check('max.certificate', 'ok'),
    check('max.token', 'ok'),
    ...(await probeChats(client, account, places)),
    ...(await probeSubscription(client, account, webhookUrl)),
  ]
  return { name: name || firstName || null, externalId, username: username || null, checks }
}

function check(code: MaxProbeCode, state: State, details: ProbeCheck['details'] = {}): ProbeCheck {
  return { code, state, details }
}

type Outcome<T> = { value: T; error: null } | { value: null; error: ConnectorError }

/** `probe` is there to find failures, so they come as values. */
async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await call(), error: null }
  } catch (error) {
    if (error instanceof ConnectorError) return { value: null, error }
    throw error
  }
}

/** With these nothing else can be checked. */
function credentialFailure({ reason, code }: ConnectorError): ProbeCheck[] {
  const details = { reason: code }
  if (code === 'max.bad_certificate')
    return [check('max.reachable', 'ok'), check('max.certificate', 'failed', details)]
  if (reason === 'token_revoked' || reason === 'refused')
    return [
      check('max.reachable', 'ok'),
      check('max.certificate', 'ok'),
      check('max.token', 'failed', details),
    ]
  return [check('max.reachable', 'failed', details)]
}

const Membership = z.object({
  is_admin: z.boolean().catch(false),
  permissions: z.array(z.string()).nullish().catch(null),
})

/** Without the right a bot sees only what is addressed to it. */
async function probeChats(
  client: HttpClient,
  account: ChannelAccount,
  places: readonly KnownPlace[],
): Promise<ProbeCheck[]> {
  const chatIds = groupChatsOf(places)
  if (chatIds.length === 0) return [check('max.chats', 'warning', { present: false })]
  const blind: string[] = []
  for (const chatId of chatIds.slice(0, CHATS_ASKED)) {
    const { value, error } = await attempt(() =>
      client.request(account, { verb: 'GET', path: `/chats/${chatId}/members/me`, schema: Membership }),
    )
    // A failure of the moment says nothing of rights.
    if (error && error.reason !== 'refused') continue
    if (!value?.is_admin || !value.permissions?.includes('read_all_messages')) blind.push(chatId)
  }
  return [
    check('max.chats', 'ok', { chats: chatIds.length }),
    check('max.right_read_all', blind.length === 0 ? 'ok' : 'warning', { chats: blind.join(', ') }),
  ]
}

/** Groups and channels we are in, each once. */
function groupChatsOf(places: readonly KnownPlace[]): string[] {
  const ids = places.flatMap(({ container, surface, isLeft }) => {
    const found = findContainer(container)
    if (!found || found.kind === 'user' || surface === 'private' || isLeft) return []
    return [found.chatId]
  })
  return [...new Set(ids)]
}

async function probeSubscription(
  client: HttpClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<ProbeCheck[]> {
  const found = await attempt(() => listSubscriptions(client, account))
  if (found.error) return [check('max.subscription_alive', 'warning', { reason: found.error.code })]
  const others = found.value.filter(({ url }) => url !== webhookUrl)
  if (webhookUrl === null) {
    return [check('max.long_poll_free', others.length === 0 ? 'ok' : 'failed', { count: others.length })]
  }
  const ours = found.value.find(({ url }) => url === webhookUrl)
  return [
    check('max.webhook_secret', account.webhookSecret ? 'ok' : 'failed'),
    check('max.webhook_https', isReachable(webhookUrl) ? 'ok' : 'failed', { url: webhookUrl }),
    // Only an old address of ours: another program's own subscription is its own business.
    check('max.subscription_single', others.some(isOurs) ? 'warning' : 'ok', { count: others.length }),
    ...(ours ? aliveChecks(ours) : [check('max.subscription_alive', 'failed', { url: webhookUrl })]),
  ]
}

function aliveChecks({ update_types: types }: MaxSubscription): ProbeCheck[] {
  // None named means all.
  const missing = types ? MAX_UPDATE_TYPES.filter((type) => !types.includes(type)) : []
  return [
    check('max.subscription_alive', 'ok'),
    check('max.subscription_events', missing.length === 0 ? 'ok' : 'failed', { missing: missing.join(', ') }),
  ]
}

/** MAX posts to HTTPS on its usual port only; an emulator stands on this machine. */
function isReachable(webhookUrl: string): boolean {
  const { protocol, port, hostname } = new URL(webhookUrl)
  if (hostname === '127.0.0.1' || hostname === 'localhost') return true
  return protocol === 'https:' && (port === '' || port === '443')
}
