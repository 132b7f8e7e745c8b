/** Live checks for the connect wizard. Each check has one code; the web has the words and the way to mend it. */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type ProbeCheck, type ProbeReport } from '../connector.ts'
import { VK_API_VERSION } from './api/vk-api.ts'
import type { VkClient, VkRequest } from './api/vk-client.ts'
import { VK_EVENT_TYPES } from './events/vk-normalise.ts'
import { VkGroups } from './vk-authors.ts'
import { type CallbackServer, listCallbackServers } from './vk-subscription.ts'

/** Every code `probe` may return. */
export const VK_PROBE_CODES = [
  'vk.reachable',
  'vk.token',
  'vk.token_of_community',
  'vk.right_messages',
  'vk.right_wall',
  'vk.right_manage',
  'vk.right_photos',
  'vk.right_docs',
  'vk.messages_enabled',
  'vk.bot_features',
  'vk.webhook_secret',
  'vk.callback_server',
  'vk.callback_confirmed',
  'vk.callback_secret',
  'vk.callback_version',
  'vk.callback_events',
  'vk.long_poll_enabled',
  'vk.long_poll_version',
  'vk.long_poll_events',
  'vk.service_token',
  'vk.user_token',
] as const
export type VkProbeCode = (typeof VK_PROBE_CODES)[number]

type State = ProbeCheck['state']
type Outcome<T> = { value: T; error: null } | { value: null; error: ConnectorError }

const Permissions = z.object({
  mask: z.int(),
  permissions: z.array(z.object({ name: z.string() })).catch([]),
})
const Flag = z.union([z.boolean(), z.number()]).transform(Boolean).catch(false)
const EventSettings = z.object({
  api_version: z.string().nullish().catch(null),
  is_enabled: Flag,
  events: z.record(z.string(), z.unknown()).catch({}),
})
type EventSettings = z.infer<typeof EventSettings>

export async function probeVk(
  client: VkClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<ProbeReport> {
  const group = await attempt(client, account, {
    method: 'groups.getById',
    params: { group_id: account.externalId },
    schema: VkGroups,
  })
  const failures = group.error ? credentialFailure(group.error) : null
  if (failures) return { name: null, checks: failures }
  const ours = group.value?.find(({ id }) => id === account.externalId)
  const rights = await probeRights(client, account)
  const checks = [
    check('vk.reachable', 'ok'),
    check('vk.token', 'ok'),
    ...rights,
    ...(isRight(rights, 'vk.right_messages') ? await probeMessages(client, account) : []),
    ...(isRight(rights, 'vk.right_manage') ? await probeSubscription(client, account, webhookUrl) : []),
    ...(await probeOtherTokens(client, account)),
  ]
  return { name: ours?.name ?? null, checks }
}

function check(code: VkProbeCode, state: State, details: ProbeCheck['details'] = {}): ProbeCheck {
  return { code, state, details }
}

/** `probe` is there to find failures, so they come as values. */
async function attempt<Schema extends z.ZodType>(
  client: VkClient,
  account: ChannelAccount,
  request: VkRequest<Schema>,
): Promise<Outcome<z.infer<Schema>>> {
  return outcomeOf(() => client.request(account, request))
}

async function outcomeOf<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await call(), error: null }
  } catch (error) {
    if (error instanceof ConnectorError) return { value: null, error }
    throw error
  }
}

/** With these nothing else can be checked. */
function credentialFailure(error: ConnectorError): ProbeCheck[] | null {
  const details = { reason: error.code }
  if (error.reason === 'token_revoked' || error.reason === 'needs_person') {
    return [check('vk.reachable', 'ok'), check('vk.token', 'failed', details)]
  }
  if (error.reason === 'refused')
    return [check('vk.reachable', 'ok'), check('vk.token_of_community', 'failed', details)]
  return [check('vk.reachable', 'failed', details)]
}

/** Names of rights in VK, their bits in the mask, and whether we can live without. */
const RIGHTS: readonly { name: string; bit: number; code: VkProbeCode; missing: State }[] = [
  { name: 'messages', bit: 4096, code: 'vk.right_messages', missing: 'failed' },
  { name: 'wall', bit: 8192, code: 'vk.right_wall', missing: 'failed' },
  { name: 'manage', bit: 262_144, code: 'vk.right_manage', missing: 'failed' },
  { name: 'photos', bit: 4, code: 'vk.right_photos', missing: 'warning' },
  { name: 'docs', bit: 131_072, code: 'vk.right_docs', missing: 'warning' },
]

async function probeRights(client: VkClient, account: ChannelAccount): Promise<ProbeCheck[]> {
  const rights = await attempt(client, account, {
    method: 'groups.getTokenPermissions',
    params: {},
    schema: Permissions,
  })
  if (rights.error) {
    // The method is open to community keys only: a user's token answers 27 here.
    return [
      check('vk.token_of_community', rights.error.reason === 'try_later' ? 'warning' : 'failed', {
        reason: rights.error.code,
      }),
    ]
  }
  const { mask, permissions } = rights.value
  const names = new Set(permissions.map(({ name }) => name))
  return RIGHTS.map(({ name, bit, code, missing }) =>
    check(code, names.has(name) || (mask & bit) !== 0 ? 'ok' : missing),
  )
}

/** Without the right every further question ends in a denial that says nothing new. */
function isRight(rights: ProbeCheck[], code: VkProbeCode): boolean {
  return rights.some((right) => right.code === code && right.state === 'ok')
}

function probeSubscription(
  client: VkClient,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<ProbeCheck[]> {
  return webhookUrl === null ? probeLongPoll(client, account) : probeCallback(client, account, webhookUrl)
}

/** VK shows no such setting to a community key; the first page of conversations fails when it is off. */
async function probeMessages(client: VkClient, account: ChannelAccount): Promise<ProbeCheck[]> {
  const { error } = await attempt(client, account, {
    method: 'messages.getConversations',
    params: { count: 1, group_id: account.externalId },
    schema: z.unknown(),
  })
  if (!error) return [check('vk.messages_enabled', 'ok')]
  const details = { reason: error.code }
  if (error.code === 'vk.912') return [check('vk.bot_features', 'failed', details)]
  const isOff = error.code === 'vk.15' || error.code === 'vk.7' || error.code === 'vk.901'
  return [check('vk.messages_enabled', isOff ? 'failed' : 'warning', details)]
}

async function probeCallback(
  client: VkClient,
  account: ChannelAccount,
  webhookUrl: string,
): Promise<ProbeCheck[]> {
  const secret = check('vk.webhook_secret', account.webhookSecret ? 'ok' : 'failed')
  const servers = await outcomeOf(() => listCallbackServers(client, account))
  if (servers.error) return [secret, deniedOr('vk.callback_server', servers.error)]
  const ours = servers.value.find(({ url }) => url === webhookUrl)
  if (!ours)
    return [secret, check('vk.callback_server', 'failed', { servers: servers.value.length, url: webhookUrl })]
  const settings = await attempt(client, account, {
    method: 'groups.getCallbackSettings',
    params: { group_id: account.externalId, server_id: ours.id },
    schema: EventSettings,
  })
  return [
    secret,
    check('vk.callback_server', 'ok', { servers: servers.value.length }),
    confirmation(ours),
    check('vk.callback_secret', ours.secret_key === account.webhookSecret ? 'ok' : 'failed'),
    ...(settings.error
      ? [deniedOr('vk.callback_events', settings.error)]
      : settingsChecks('vk.callback_version', 'vk.callback_events', settings.value)),
  ]
}

/** Waiting is normal for a minute after registration. */
function confirmation({ status }: CallbackServer): ProbeCheck {
  const state = status === 'ok' ? 'ok' : status === 'wait' ? 'warning' : 'failed'
  return check('vk.callback_confirmed', state, { status: status ?? null })
}

async function probeLongPoll(client: VkClient, account: ChannelAccount): Promise<ProbeCheck[]> {
  const settings = await attempt(client, account, {
    method: 'groups.getLongPollSettings',
    params: { group_id: account.externalId },
    schema: EventSettings,
  })
  if (settings.error) return [deniedOr('vk.long_poll_enabled', settings.error)]
  const enabled = check('vk.long_poll_enabled', settings.value.is_enabled ? 'ok' : 'failed')
  return [enabled, ...settingsChecks('vk.long_poll_version', 'vk.long_poll_events', settings.value)]
}

function settingsChecks(version: VkProbeCode, events: VkProbeCode, settings: EventSettings): ProbeCheck[] {
  const missing = VK_EVENT_TYPES.filter((type) => !isOn(settings.events[type]))
  const actual = settings.api_version ?? null
  return [
    check(version, actual === VK_API_VERSION ? 'ok' : 'warning', { expected: VK_API_VERSION, actual }),
    check(events, missing.length === 0 ? 'ok' : 'failed', { missing: missing.join(', ') }),
  ]
}

function isOn(flag: unknown): boolean {
  return flag === 1 || flag === true
}

/** A key with all rights that is still denied belongs to another community. */
function deniedOr(code: VkProbeCode, error: ConnectorError): ProbeCheck {
  const details = { reason: error.code }
  if (error.reason === 'refused') return check('vk.token_of_community', 'failed', details)
  return check(code, error.reason === 'try_later' ? 'warning' : 'failed', details)
}

/** Both are optional: without them some surfaces cannot be answered or read back. */
async function probeOtherTokens(client: VkClient, account: ChannelAccount): Promise<ProbeCheck[]> {
  const kinds = [
    { token: 'service', code: 'vk.service_token', params: { user_ids: '1' } },
    { token: 'user', code: 'vk.user_token', params: {} },
  ] as const
  const checks: ProbeCheck[] = []
  for (const { token, code, params } of kinds) {
    if (!account.tokens[token]) {
      checks.push(check(code, 'warning', { present: false }))
      continue
    }
    const { error } = await attempt(client, account, {
      method: 'users.get',
      token,
      params,
      schema: z.unknown(),
    })
    const state = !error ? 'ok' : error.reason === 'try_later' ? 'warning' : 'failed'
    checks.push(check(code, state, { present: true, ...(error ? { reason: error.code } : {}) }))
  }
  return checks
}
