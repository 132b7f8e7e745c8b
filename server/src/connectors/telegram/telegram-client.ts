/** Telegram's methods as grammY types them, with what every call needs: a place in the queue, failures in our words. */
import { Api, GrammyError, HttpError, type RawApi } from 'grammy'
import type { z } from 'zod'
import { type ChannelAccount, ConnectorError } from '../connector.ts'
import type { BucketClaim, RateLimiter } from '../http/rate-limiter.ts'
import { type Limit, UNLIMITED } from '../http/token-bucket.ts'
import { isPrivate } from './telegram-container.ts'
import { ruleForTelegramError } from './telegram-errors.ts'
import { createExchange, type Fetch } from './telegram-http.ts'

export type ConnectorLog = { warn(fields: Record<string, unknown>, message: string): void }

/** Who goes first when the queue is long. */
type Priority = 'answer' | 'poll' | 'files'

export type TelegramRequest<Schema extends z.ZodType> = {
  method: keyof RawApi
  call: (api: RawApi) => Promise<unknown>
  schema: Schema
  hasEffect?: boolean
  priority?: Priority
  /** The chat written to; its own bucket keeps us below flood control. */
  chatId?: string
  timeoutMs?: number
  signal?: AbortSignal
}

export type TelegramClient = {
  readonly apiUrl: string
  readonly fetch: Fetch
  request<Schema extends z.ZodType>(
    account: ChannelAccount,
    request: TelegramRequest<Schema>,
  ): Promise<z.infer<Schema>>
}

/** Telegram lets about 30 messages a second through, one a second in a chat and 20 a minute in a group. */
const TOKEN_LIMIT: Limit = { capacity: 1, perSecond: 25 }
const CHAT_LIMIT: Limit = { capacity: 1, perSecond: 1 }
const GROUP_LIMIT: Limit = { capacity: 1, perSecond: 18 / 60 }
const PRIORITY: Record<Priority, number> = { answer: 0, poll: 1, files: 2 }
const MAX_WAIT_MS = 10_000
const TIMEOUT_MS = 10_000
/** Freezes nobody gave a length to. */
const DEFAULT_FREEZE_MS = 60_000

type Options = { apiUrl: string; fetch: Fetch; limiter: RateLimiter; log?: ConnectorLog | undefined }

/** Carries what Telegram said of a moved chat, for whoever can follow it there. */
export class MovedError extends ConnectorError {
  override name = 'MovedError'
  readonly toChatId: string

  constructor(toChatId: string) {
    super('refused', 'telegram.migrated', { scope: 'peer' })
    this.toChatId = toChatId
  }
}

export function createTelegramClient({ apiUrl, fetch, limiter, log }: Options): TelegramClient {
  async function request<Schema extends z.ZodType>(
    account: ChannelAccount,
    request: TelegramRequest<Schema>,
  ): Promise<z.infer<Schema>> {
    const token = account.tokens.bot
    if (!token) throw new ConnectorError('token_revoked', 'telegram.token', { scope: 'token' })
    await waitForTurn(account, request)
    const { hasEffect = false, timeoutMs = TIMEOUT_MS, signal, method } = request
    const exchange = createExchange({ fetch, hasEffect, timeoutMs, signal })
    // Its own time-out is longer than ours, which tells what happened.
    const timeoutSeconds = Math.ceil(timeoutMs / 1000) + 30
    const api = new Api(token, { apiRoot: apiUrl, fetch: exchange, timeoutSeconds })
    try {
      const parsed = request.schema.safeParse(await request.call(api.raw))
      if (parsed.success) return parsed.data
      throw new ConnectorError(hasEffect ? 'uncertain' : 'unreadable', 'telegram.bad_answer')
    } catch (error) {
      const failure = failureOf(error, hasEffect)
      freezeFor(account, method, failure)
      throw failure
    }
  }

  async function waitForTurn(account: ChannelAccount, request: TelegramRequest<z.ZodType>): Promise<void> {
    const priority = PRIORITY[request.priority ?? 'poll']
    const retryAfterMs = await limiter.acquire(claimsOf(account, request), {
      priority,
      maxWaitMs: MAX_WAIT_MS,
    })
    if (retryAfterMs !== null) throw new ConnectorError('try_later', 'telegram.throttled', { retryAfterMs })
  }

  function freezeFor(account: ChannelAccount, method: string, { reason, code, extra }: ConnectorError): void {
    if (reason !== 'try_later' || extra.scope === undefined) return
    const key = extra.scope === 'method' ? methodKey(account, method) : tokenKey(account)
    const forMs = extra.retryAfterMs ?? DEFAULT_FREEZE_MS
    limiter.freeze(key, forMs)
    log?.warn({ account: account.id, method, code, forMs }, 'telegram calls frozen')
  }

  return { apiUrl, fetch, request }
}

const tokenKey = (account: ChannelAccount): string => `${account.id}:token`
const methodKey = (account: ChannelAccount, method: string): string => `${account.id}:method:${method}`

function claimsOf(account: ChannelAccount, { method, chatId }: TelegramRequest<z.ZodType>): BucketClaim[] {
  const claims: BucketClaim[] = [
    { key: tokenKey(account), limit: TOKEN_LIMIT },
    { key: methodKey(account, method), limit: UNLIMITED },
  ]
  if (chatId === undefined) return claims
  const limit = isPrivate(chatId) ? CHAT_LIMIT : GROUP_LIMIT
  return [...claims, { key: `${account.id}:chat:${chatId}`, limit }]
}

/** grammY's errors carry the whole request: nothing of them is kept but Telegram's own verdict. */
function failureOf(error: unknown, hasEffect: boolean): ConnectorError {
  if (error instanceof ConnectorError) return error
  if (error instanceof HttpError) {
    if (error.error instanceof ConnectorError) return error.error
    return new ConnectorError(hasEffect ? 'uncertain' : 'try_later', 'telegram.connection_lost')
  }
  if (!(error instanceof GrammyError)) throw error
  const { error_code: number, description, parameters } = error
  if (parameters.migrate_to_chat_id !== undefined)
    return new MovedError(String(parameters.migrate_to_chat_id))
  if (number >= 500) {
    // Telegram may have done it before it failed.
    const reason = hasEffect ? 'uncertain' : 'try_later'
    return new ConnectorError(reason, `telegram.http_${number}`, { retryAfterMs: 2000 })
  }
  const { reason, code, extra } = ruleForTelegramError(number, description, parameters.retry_after)
  return new ConnectorError(reason, code, extra)
}
