/** How MAX is spoken to: the key in a header of its own, errors as an HTTP status with a code in words. */
import { SECOND_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { ConnectorError } from '../connector.ts'
import {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpClientOptions,
  type Manners,
  type Refusal,
} from '../http/http-client.ts'

/**
 * MAX counts 30 calls a second for a bot and 2 messages a second for a chat. A bucket lets `capacity` and a second's
 * refill through in one, so there is no burst; the rest is our reserve.
 */
const LIMITS: Manners['limits'] = {
  token: { capacity: 1, perSecond: 25 },
  peer: { capacity: 1, perSecond: 1.5 },
}

const MaxError = z.object({ code: z.string(), message: z.string().optional() })
/** Some answers say no with the status of a yes. */
const Failure = z.object({ success: z.literal(false), code: z.string().optional() })

/** A file just brought in is not ready at once. */
const NOT_READY = 'attachment.not.ready'

export function findMaxRefusal({ status, body }: HttpAnswer): Refusal | null {
  const failure = Failure.safeParse(body)
  if (status === 200) return failure.success ? refused(failure.data.code ?? 'not_done') : null
  const { code = `http_${status}` } = MaxError.safeParse(body).data ?? {}
  switch (status) {
    case 401:
      return { reason: 'token_revoked', code: `max.${code}`, scope: 'token' }
    case 429:
      return { reason: 'try_later', code: `max.${code}`, scope: 'token', retryAfterMs: 2 * SECOND_MS }
    case 400:
      return code === NOT_READY
        ? { reason: 'try_later', code: `max.${code}`, retryAfterMs: 3 * SECOND_MS }
        : refused(code)
    case 403:
    case 404:
    case 405:
    case 422:
      return refused(code)
    default:
      return null
  }
}

function refused(code: string): Refusal {
  return { reason: 'refused', code: `max.${code}` }
}

export function createMaxClient(options: HttpClientOptions): HttpClient {
  return createHttpClient(
    {
      network: 'max',
      limits: LIMITS,
      authorize(_url, { tokens }) {
        if (tokens.bot) return { authorization: tokens.bot }
        throw new ConnectorError('token_revoked', 'max.needs_bot_token')
      },
      findRefusal: findMaxRefusal,
    },
    options,
  )
}
