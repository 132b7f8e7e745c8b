/** The API with what every call needs: the right token, a place in the queue, the answer's shape checked. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type ChannelAccount, ConnectorError } from '../../connector.ts'
import { patiently } from '../../http/patiently.ts'
import type { BucketClaim, RateLimiter } from '../../http/rate-limiter.ts'
import { type Limit, UNLIMITED } from '../../http/token-bucket.ts'
import { callVk, type VkParams, type VkTransport } from './vk-api.ts'

export type VkTokenKind = 'community' | 'service' | 'user'

/** Who goes first when the queue is long. */
export type VkPriority = 'answer' | 'poll' | 'reconcile' | 'names'

export type ConnectorLog = { warn(fields: Record<string, unknown>, message: string): void }

export type VkRequest<Schema extends z.ZodType> = {
  method: string
  params: VkParams
  schema: Schema
  token?: VkTokenKind
  priority?: VkPriority
  hasEffect?: boolean
  /** Conversation or object written to; its own bucket keeps us below flood control. */
  peer?: { key: string; limit: Limit }
  timeoutMs?: number
  /** A part of a long reading: short pauses are waited out until this ends. */
  patientUntil?: AbortSignal
}

export type VkClient = {
  readonly transport: VkTransport
  request<Schema extends z.ZodType>(
    account: ChannelAccount,
    request: VkRequest<Schema>,
  ): Promise<z.infer<Schema>>
}

export type VkClientOptions = {
  transport: VkTransport
  limiter: RateLimiter
  log?: ConnectorLog | undefined
}

/**
 * VK counts calls in any one second: 20 for a community, 3 for a user or a service. A bucket lets `capacity` and a
 * second's refill through in one, so there is no burst; what is left to 20 is our reserve.
 */
const TOKEN_LIMITS: Record<VkTokenKind, Limit> = {
  community: { capacity: 1, perSecond: 18 },
  service: { capacity: 1, perSecond: 2.5 },
  user: { capacity: 1, perSecond: 2.5 },
}
export const MESSAGE_LIMIT: Limit = { capacity: 1, perSecond: 1 }
export const COMMENT_LIMIT: Limit = { capacity: 1, perSecond: 1 / 3 }

const PRIORITY: Record<VkPriority, number> = { answer: 0, poll: 1, reconcile: 2, names: 3 }
const MAX_WAIT_MS = 10_000

/** Freezes nobody gave a length to: long enough to stop hammering, short enough to notice a mended token. */
const DEFAULT_FREEZE_MS = 60_000

export function createVkClient({ transport, limiter, log }: VkClientOptions): VkClient {
  async function requestOnce<Schema extends z.ZodType>(
    account: ChannelAccount,
    request: VkRequest<Schema>,
  ): Promise<z.infer<Schema>> {
    const token = tokenOf(account, request.token ?? 'community')
    const claims = claimsOf(account, request)
    const hasEffect = request.hasEffect ?? false
    await waitForTurn(claims, request)
    try {
      const { method, params, timeoutMs } = request
      const response = await callVk(transport, {
        method,
        token,
        params,
        hasEffect,
        ...(timeoutMs ? { timeoutMs } : {}),
      })
      const parsed = request.schema.safeParse(response)
      if (parsed.success) return parsed.data
      throw new ConnectorError(hasEffect ? 'uncertain' : 'unreadable', 'vk.bad_answer')
    } catch (error) {
      if (error instanceof ConnectorError) freezeFor(account, request, error)
      throw error
    }
  }

  async function waitForTurn(claims: BucketClaim[], { priority }: VkRequest<z.ZodType>): Promise<void> {
    const retryAfterMs = await limiter.acquire(claims, {
      priority: PRIORITY[priority ?? 'poll'],
      maxWaitMs: MAX_WAIT_MS,
    })
    if (retryAfterMs !== null) throw new ConnectorError('try_later', 'vk.throttled', { retryAfterMs })
  }

  function freezeFor(account: ChannelAccount, request: VkRequest<z.ZodType>, error: ConnectorError): void {
    const { scope } = error.extra
    if (scope === undefined) return
    const key = frozenKey(account, request, error)
    const forMs = error.extra.retryAfterMs ?? DEFAULT_FREEZE_MS
    if (key === null) return
    limiter.freeze(key, forMs)
    log?.warn(
      { account: account.id, method: request.method, code: error.code, scope, forMs },
      'vk call frozen',
    )
  }

  return {
    transport,
    request: (account, request) =>
      request.patientUntil
        ? patiently(() => requestOnce(account, request), request.patientUntil)
        : requestOnce(account, request),
  }
}

function tokenOf(account: ChannelAccount, kind: VkTokenKind): string {
  const token = account.tokens[kind]
  if (token) return token
  throw new ConnectorError('token_revoked', `vk.needs_${kind}_token`, { scope: 'method' })
}

/** Buckets: the token itself, its writes, one method, one peer. */
function claimsOf(account: ChannelAccount, request: VkRequest<z.ZodType>): BucketClaim[] {
  const kind = request.token ?? 'community'
  const claims: BucketClaim[] = [
    { key: tokenKey(account, kind), limit: TOKEN_LIMITS[kind] },
    { key: methodKey(account, request.method), limit: UNLIMITED },
  ]
  if (request.hasEffect) claims.push({ key: writesKey(account, kind), limit: UNLIMITED })
  if (request.peer) claims.push({ key: peerKey(account, request.peer.key), limit: request.peer.limit })
  return claims
}

/** What a failure stops. A captcha stops writing only; a dead token or a refusal stops nothing here: the caller decides. */
function frozenKey(
  account: ChannelAccount,
  request: VkRequest<z.ZodType>,
  error: ConnectorError,
): string | null {
  const kind = request.token ?? 'community'
  if (error.reason === 'needs_person') {
    return error.extra.scope === 'token' ? writesKey(account, kind) : methodKey(account, request.method)
  }
  if (error.reason !== 'try_later') return null
  if (error.extra.scope === 'method') return methodKey(account, request.method)
  if (error.extra.scope === 'peer') return request.peer ? peerKey(account, request.peer.key) : null
  return tokenKey(account, kind)
}

/** VK counts by the token: all channels of a region may have one service key, and one user's. */
function tokenKey(account: ChannelAccount, kind: VkTokenKind): string {
  return `token:${digestOf(tokenOf(account, kind))}`
}

function writesKey(account: ChannelAccount, kind: VkTokenKind): string {
  return `writes:${digestOf(tokenOf(account, kind))}`
}

/** The token itself stands in no key. */
function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function methodKey(account: ChannelAccount, method: string): string {
  return `${account.id}:method:${method}`
}

function peerKey(account: ChannelAccount, peer: string): string {
  return `${account.id}:peer:${peer}`
}
