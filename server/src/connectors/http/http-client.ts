/**
 * Calls of a network that speaks JSON over HTTP: a place in the queue, one request, its end in the product's words, the
 * answer's shape checked. What differs between such networks is their `Manners`.
 */
import type { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type ConnectorFailure,
  type FailureScope,
  type Network,
} from '../connector.ts'
import { parseJson } from '../parse-json.ts'
import { classifyFetchError, isOutcomeLost, readLimited, retryAfterOf } from './http-failure.ts'
import { patiently } from './patiently.ts'
import type { BucketClaim, RateLimiter } from './rate-limiter.ts'
import { type Limit, UNLIMITED } from './token-bucket.ts'

export type ConnectorLog = { warn(fields: Record<string, unknown>, message: string): void }

/** Who goes first when the queue is long. */
export type Priority = 'answer' | 'poll' | 'reconcile'
const PRIORITY: Record<Priority, number> = { answer: 0, poll: 1, reconcile: 2 }

export type HttpRequest<Schema extends z.ZodType> = {
  verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** After the root, each part encoded. */
  path: string
  query?: Readonly<Record<string, string | number | undefined>>
  body?: unknown
  schema: Schema
  priority?: Priority
  /** A call with an effect leaves an uncertain outcome when the answer is lost; a reading one leaves nothing. */
  hasEffect?: boolean
  /** Conversation written to. */
  peer?: string
  timeoutMs?: number
  signal?: AbortSignal
  /** A part of a long reading: short pauses are waited out until this ends. */
  patientUntil?: AbortSignal | undefined
}

export type HttpAnswer = { status: number; body: unknown; retryAfterMs: number | null }
export type Refusal = FailureScope & { reason: ConnectorFailure; code: string }

export type Manners = {
  network: Network
  limits: { token: Limit; peer: Limit }
  /** Puts the key where the network wants it. Throws `ConnectorError` when there is none. */
  authorize(url: URL, account: ChannelAccount): Record<string, string>
  /** Null: the answer is a good one. */
  findRefusal(answer: HttpAnswer): Refusal | null
}

export type HttpClientOptions = {
  apiUrl: string
  fetch: typeof globalThis.fetch
  limiter: RateLimiter
  log?: ConnectorLog | undefined
}

export type HttpClient = {
  readonly apiUrl: string
  readonly fetch: typeof globalThis.fetch
  request<Schema extends z.ZodType>(
    account: ChannelAccount,
    request: HttpRequest<Schema>,
  ): Promise<z.infer<Schema>>
}

const TIMEOUT_MS = 10_000
const MAX_WAIT_MS = 10_000
const MAX_ANSWER_BYTES = 8 * 1024 * 1024
const DEFAULT_FREEZE_MS = 60_000

export function createHttpClient(manners: Manners, options: HttpClientOptions): HttpClient {
  const { network, limits } = manners
  const { limiter, log } = options
  const apiUrl = options.apiUrl.replace(/\/+$/, '')

  function claimsOf(account: ChannelAccount, { peer, hasEffect }: HttpRequest<z.ZodType>): BucketClaim[] {
    const claims: BucketClaim[] = [{ key: `${account.id}:token`, limit: limits.token }]
    if (hasEffect) claims.push({ key: `${account.id}:writes`, limit: UNLIMITED })
    if (peer !== undefined) claims.push({ key: `${account.id}:peer:${peer}`, limit: limits.peer })
    return claims
  }

  async function waitForTurn(account: ChannelAccount, request: HttpRequest<z.ZodType>): Promise<void> {
    const retryAfterMs = await limiter.acquire(claimsOf(account, request), {
      priority: PRIORITY[request.priority ?? 'poll'],
      maxWaitMs: MAX_WAIT_MS,
    })
    if (retryAfterMs !== null) throw new ConnectorError('try_later', `${network}.throttled`, { retryAfterMs })
  }

  function freezeFor(account: ChannelAccount, request: HttpRequest<z.ZodType>, error: ConnectorError): void {
    const { scope, retryAfterMs: forMs = DEFAULT_FREEZE_MS } = error.extra
    if (scope === undefined || error.reason !== 'try_later') return
    const key = scope === 'peer' && request.peer !== undefined ? `peer:${request.peer}` : 'token'
    limiter.freeze(`${account.id}:${key}`, forMs)
    log?.warn({ account: account.id, path: request.verb, code: error.code, forMs }, `${network} call frozen`)
  }

  async function fetchAnswer(account: ChannelAccount, request: HttpRequest<z.ZodType>): Promise<HttpAnswer> {
    const url = new URL(apiUrl + request.path)
    for (const [name, value] of Object.entries(request.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value))
    const keys = manners.authorize(url, account)
    const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS)
    try {
      const response = await options.fetch(url, {
        method: request.verb,
        headers: {
          ...keys,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        // A redirect would carry the key to another host.
        redirect: 'manual',
        signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      })
      const text = await readLimited(response, MAX_ANSWER_BYTES)
      return { status: response.status, body: parseAnswer(text), retryAfterMs: retryAfterOf(response) }
    } catch (error) {
      const failure = classifyFetchError(error)
      const code = `${network}.${failure.code}`
      if (failure.sent) throw lostOutcome(request, code, { cause: error })
      throw new ConnectorError('try_later', code, { retryAfterMs: 5000 }, { cause: error })
    }
  }

  function judge<Schema extends z.ZodType>(
    request: HttpRequest<Schema>,
    answer: HttpAnswer,
  ): z.infer<Schema> {
    const { status, body, retryAfterMs } = answer
    if (status >= 500) throw lostOutcome(request, `${network}.http_${status}`)
    const refusal = manners.findRefusal(answer)
    if (refusal?.reason === 'uncertain') throw lostOutcome(request, refusal.code)
    if (refusal) {
      const { reason, code, ...extra } = refusal
      throw new ConnectorError(reason, code, retryAfterMs === null ? extra : { ...extra, retryAfterMs })
    }
    // Neither the network's answer nor its refusal: a proxy on the way, or not the network at all.
    if (status !== 200) {
      if (isOutcomeLost(status)) throw lostOutcome(request, `${network}.http_${status}`)
      throw new ConnectorError('try_later', `${network}.http_${status}`, { retryAfterMs: 60_000 })
    }
    const parsed = request.schema.safeParse(body)
    if (parsed.success) return parsed.data
    throw new ConnectorError(request.hasEffect ? 'uncertain' : 'unreadable', `${network}.bad_answer`)
  }

  function lostOutcome(
    { hasEffect }: HttpRequest<z.ZodType>,
    code: string,
    cause?: ErrorOptions,
  ): ConnectorError {
    return new ConnectorError(hasEffect ? 'uncertain' : 'try_later', code, { retryAfterMs: 2000 }, cause)
  }

  async function requestOnce<Schema extends z.ZodType>(
    account: ChannelAccount,
    request: HttpRequest<Schema>,
  ): Promise<z.infer<Schema>> {
    await waitForTurn(account, request)
    try {
      return judge(request, await fetchAnswer(account, request))
    } catch (error) {
      if (error instanceof ConnectorError) freezeFor(account, request, error)
      throw error
    }
  }

  return {
    apiUrl,
    fetch: options.fetch,
    request: (account, request) =>
      request.patientUntil
        ? patiently(() => requestOnce(account, request), request.patientUntil)
        : requestOnce(account, request),
  }
}

/** What is no JSON comes as undefined, which no schema takes. */
function parseAnswer(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
