/** Live checks for the connect wizard. Each check has one code; the web has the words and the way to mend it. */
import { z } from 'zod'
import type { ChannelAccount, ConnectorError, ProbeCheck, ProbeReport } from '../connector.ts'
import type { TelegramClient } from './telegram-client.ts'
import { TELEGRAM_UPDATE_TYPES } from './telegram-normalise.ts'
import { probeOwnChats } from './telegram-probe-chats.ts'
import { attempt, check } from './telegram-probe-check.ts'
import { TelegramId } from './telegram-schemas.ts'

const Bot = z.object({
  id: TelegramId,
  first_name: z.string(),
  username: z.string().nullish().catch(null),
  can_join_groups: z.boolean().catch(true),
  can_read_all_group_messages: z.boolean().catch(false),
})
const Webhook = z.object({
  url: z.string(),
  pending_update_count: z.int().catch(0),
  last_error_date: z.int().nullish().catch(null),
  last_error_message: z.string().nullish().catch(null),
  allowed_updates: z.array(z.string()).nullish().catch(null),
})
type Webhook = z.infer<typeof Webhook>

/** Errors older than this are history: Telegram remembers the last one for ever. */
const RECENT_ERROR_MS = 15 * 60_000
/** So many wait when something is wrong with our side, not when many write at once. */
const MANY_PENDING = 200

export type ProbeTools = { client: TelegramClient; now: () => number }

export async function probeTelegram(
  tools: ProbeTools,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<ProbeReport> {
  const bot = await attempt(tools.client, account, {
    method: 'getMe',
    call: (api) => api.getMe(),
    schema: Bot,
  })
  if (bot.error) return { name: null, externalId: null, checks: credentialFailure(bot.error) }
  const { id, first_name, username, can_join_groups, can_read_all_group_messages } = bot.value
  const ours = { ...account, externalId: id }
  return {
    name: username ? `${first_name} (@${username})` : first_name,
    externalId: id,
    username: username || null,
    checks: [
      check('telegram.reachable', 'ok'),
      check('telegram.token', 'ok'),
      check('telegram.joins_groups', can_join_groups ? 'ok' : 'warning'),
      check('telegram.privacy', can_read_all_group_messages ? 'ok' : 'warning'),
      ...(await probeOwnChats(tools.client, ours)),
      ...(await probeWebhook(tools, ours, webhookUrl)),
    ],
  }
}

/** With these nothing else can be checked. */
function credentialFailure(error: ConnectorError): ProbeCheck[] {
  const details = { reason: error.code }
  if (error.reason === 'token_revoked' || error.reason === 'refused')
    return [check('telegram.reachable', 'ok'), check('telegram.token', 'failed', details)]
  return [check('telegram.reachable', 'failed', details)]
}

async function probeWebhook(
  { client, now }: ProbeTools,
  account: ChannelAccount,
  webhookUrl: string | null,
): Promise<ProbeCheck[]> {
  const { value, error } = await attempt(client, account, {
    method: 'getWebhookInfo',
    call: (api) => api.getWebhookInfo(),
    schema: Webhook,
  })
  if (error) {
    const code = webhookUrl === null ? 'telegram.webhook_off' : 'telegram.webhook_set'
    return [check(code, error.reason === 'try_later' ? 'warning' : 'failed', { reason: error.code })]
  }
  if (webhookUrl === null) return [check('telegram.webhook_off', value.url === '' ? 'ok' : 'failed')]
  const isSet = value.url === webhookUrl
  return [
    check('telegram.webhook_secret', account.webhookSecret ? 'ok' : 'failed'),
    check('telegram.webhook_address', isGoodAddress(webhookUrl, client.apiUrl) ? 'ok' : 'failed'),
    check('telegram.webhook_set', isSet ? 'ok' : 'failed', { url: webhookUrl }),
    ...(isSet ? [updatesCheck(value), ...deliveryChecks(value, now())] : []),
  ]
}

const PORTS = new Set(['', '80', '88', '443', '8443'])

/** Telegram comes by HTTPS and to four ports only; an emulator is not so particular about this computer. */
function isGoodAddress(webhookUrl: string, apiUrl: string): boolean {
  const { protocol, port } = new URL(webhookUrl)
  return (protocol === 'https:' && PORTS.has(port)) || !apiUrl.startsWith('https:')
}

function updatesCheck({ allowed_updates: allowed }: Webhook): ProbeCheck {
  const missing = TELEGRAM_UPDATE_TYPES.filter((type) => !allowed?.includes(type))
  return check('telegram.webhook_updates', missing.length === 0 ? 'ok' : 'failed', {
    missing: missing.join(', '),
  })
}

function deliveryChecks(
  { last_error_date: at, last_error_message: message, pending_update_count: pending }: Webhook,
  nowMs: number,
): ProbeCheck[] {
  const isRecent = at != null && nowMs - at * 1000 < RECENT_ERROR_MS
  return [
    check(
      'telegram.delivery_errors',
      isRecent ? 'warning' : 'ok',
      isRecent ? { message: message ?? null } : {},
    ),
    check('telegram.delivery_pending', pending > MANY_PENDING ? 'warning' : 'ok', { pending }),
  ]
}
