/**
 * One HTTP exchange with Telegram, bounded in time and size. grammY calls this in place of its own `fetch`: it does not
 * tell a request that never left from one whose answer was lost, and that is what decides whether a repeat is safe.
 */
import { ConnectorError } from '../connector.ts'
import { classifyFetchError, isOutcomeLost, readLimited, retryAfterOf } from '../http/http-failure.ts'

const MAX_ANSWER_BYTES = 32 * 1024 * 1024

export type Fetch = typeof globalThis.fetch

export type Exchange = {
  fetch: Fetch
  /** A call with an effect leaves an uncertain outcome when the answer is lost; a reading one leaves nothing. */
  hasEffect: boolean
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/** Throws `ConnectorError`; neither the address (it carries the token) nor the words get into it. */
export function createExchange({ fetch, hasEffect, timeoutMs, signal }: Exchange) {
  return async (url: string | URL, options: RequestInit): Promise<Response> => {
    const { status, text, retryAfterMs } = await post(url, options)
    if (text !== null && isAnswer(text)) return new Response(text, { status: 200 })
    // Telegram answers its errors in JSON: anything else is a proxy, a failure or not Telegram at all.
    if (isOutcomeLost(status)) throw lostOutcome(status === 200 ? 'bad_answer' : `http_${status}`)
    const wait = retryAfterMs ?? (status === 429 ? 5000 : 60_000)
    throw new ConnectorError('try_later', `telegram.http_${status}`, { scope: 'token', retryAfterMs: wait })
  }

  async function post(url: string | URL, { method = 'GET', headers = {}, body = null }: RequestInit) {
    const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]
    try {
      const response = await fetch(url, {
        method,
        headers: withoutConnection(headers),
        body,
        // A body that is made on the way; `RequestInit` of the types does not know the word.
        ...{ duplex: 'half' },
        // A redirect would carry the token to another host.
        redirect: 'manual',
        signal: AbortSignal.any(limits),
      })
      const text = await readLimited(response, MAX_ANSWER_BYTES)
      return { status: response.status, text, retryAfterMs: retryAfterOf(response) }
    } catch (error) {
      const failure = classifyFetchError(error)
      if (failure.sent) throw lostOutcome(failure.code)
      throw new ConnectorError('try_later', `telegram.${failure.code}`, { retryAfterMs: 5000 })
    }
  }

  function lostOutcome(code: string): ConnectorError {
    return new ConnectorError(hasEffect ? 'uncertain' : 'try_later', `telegram.${code}`, {
      retryAfterMs: 2000,
    })
  }
}

/** grammY sets it for its own agent; `fetch` of Node keeps connections by itself and refuses the header. */
function withoutConnection(headers: NonNullable<RequestInit['headers']>): Headers {
  const kept = new Headers(headers)
  kept.delete('connection')
  return kept
}

function isAnswer(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean'
  } catch {
    return false
  }
}
