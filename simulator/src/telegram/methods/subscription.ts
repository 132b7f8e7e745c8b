import { z } from 'zod'
import { badRequest, TelegramError } from '../telegram-error.ts'
import { KEPT_MS } from '../updates.ts'
import type { World } from '../world.ts'
import { type Call, changed, type Method, type Outcome, read } from './method.ts'

const PORTS = new Set(['', '80', '88', '443', '8443'])
const LONGEST_WAIT_S = 50
const MOST_UPDATES = 100

const WebhookParams = z.object({
  url: z.string(),
  secret_token: z.string().default(''),
  max_connections: z.number().default(40),
  allowed_updates: z.array(z.string()).optional(),
  drop_pending_updates: z.boolean().default(false),
})
const PollParams = z.object({
  offset: z.number().optional(),
  limit: z.number().default(MOST_UPDATES),
  timeout: z.number().default(0),
  allowed_updates: z.array(z.string()).optional(),
})

/** Allows what Telegram allows, and this computer too, where a demonstration has no certificate. */
function assertAddress(url: string): void {
  const { protocol, port, hostname } = URL.canParse(url) ? new URL(url) : new URL('about:blank')
  if (hostname === '127.0.0.1' || hostname === 'localhost') return
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!PORTS.has(port))
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
}

/** Gives the numbers of the pending updates, oldest first; those of yesterday are gone. */
function pendingOf(world: World, botId: number) {
  const oldestMs = world.clock.now().getTime() - KEPT_MS
  const all = world.state.updates.inGroup(String(botId))
  for (const { id, createdAtMs } of all) if (createdAtMs <= oldestMs) world.state.updates.remove(String(id))
  return all
    .filter(({ createdAtMs }) => createdAtMs > oldestMs)
    .sort((a, b) => a.updateId - b.updateId || a.id - b.id)
}

function drop(world: World, botId: number): void {
  for (const { id } of world.state.updates.inGroup(String(botId))) world.state.updates.remove(String(id))
}

function setWebhook({ world, bot, params }: Call): Outcome {
  const { url, secret_token, max_connections, allowed_updates, drop_pending_updates } =
    WebhookParams.parse(params)
  if (url !== '') assertAddress(url)
  if (!/^[\w-]{0,256}$/.test(secret_token)) throw badRequest('secret token contains unallowed characters')
  if (drop_pending_updates) drop(world, bot.id)
  const webhook =
    url === ''
      ? null
      : {
          url,
          secretToken: secret_token,
          maxConnections: max_connections,
          lastErrorDate: null,
          lastErrorMessage: '',
        }
  world.state.bots.put({ ...bot, webhook, ...wish(allowed_updates) })
  if (webhook) world.deliver(bot.id)
  return changed()
}

function deleteWebhook({ world, bot, params }: Call): Outcome {
  if (z.object({ drop_pending_updates: z.boolean().default(false) }).parse(params).drop_pending_updates)
    drop(world, bot.id)
  world.state.bots.put({ ...bot, webhook: null })
  return changed()
}

function getWebhookInfo({ world, bot }: Call): Outcome {
  const { webhook, allowedUpdates } = bot
  return read({
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: pendingOf(world, bot.id).length,
    ...(webhook && { max_connections: webhook.maxConnections }),
    ...(webhook?.lastErrorDate != null && {
      last_error_date: webhook.lastErrorDate,
      last_error_message: webhook.lastErrorMessage,
    }),
    ...(allowedUpdates && { allowed_updates: allowedUpdates }),
  })
}

/** An empty list asks for the default set; without a list the last one holds. */
function wish(allowed: string[] | undefined): { allowedUpdates?: string[] | null } {
  if (allowed === undefined) return {}
  return { allowedUpdates: allowed.length === 0 ? null : allowed }
}

/** Allows one reader at a time: a second one takes the place of the first. */
const readers = new WeakMap<World, Map<number, symbol>>()

async function getUpdates({ world, bot, params }: Call): Promise<Outcome> {
  if (bot.webhook)
    throw new TelegramError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  const { offset, limit, timeout, allowed_updates } = PollParams.parse(params)
  if (allowed_updates) world.state.bots.put({ ...bot, ...wish(allowed_updates) })
  const turn = Symbol(bot.token.slice(0, 4))
  const mine = readers.get(world) ?? new Map<number, symbol>()
  readers.set(world, mine.set(bot.id, turn))
  for (const { id, updateId } of pendingOf(world, bot.id))
    if (offset !== undefined && updateId < offset) world.state.updates.remove(String(id))
  if (pendingOf(world, bot.id).length === 0 && timeout > 0)
    await world.waitForNews(bot.id, Math.min(timeout, LONGEST_WAIT_S))
  if (mine.get(bot.id) !== turn)
    throw new TelegramError(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
  const page = pendingOf(world, bot.id).slice(0, Math.min(limit, MOST_UPDATES))
  const updateIds = page.map(({ updateId }) => updateId)
  if (page.length > 0) world.ledger.add({ kind: 'polled', botId: bot.id, offset: offset ?? null, updateIds })
  return read(page.map(({ body }) => JSON.parse(body)))
}

export const subscriptionMethods: Record<string, Method> = {
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  getUpdates,
}
