/** How Odnoklassniki is spoken to: the group's key in the address, errors as a number in the answer, whatever the status. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { ConnectorError, type ConnectorFailure, type FailureScope } from '../connector.ts'
import {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpClientOptions,
  type Manners,
  type Refusal,
} from '../http/http-client.ts'

/** Not published; this is what nobody was stopped for. */
export const OK_LIMITS: Manners['limits'] = {
  token: { capacity: 1, perSecond: 5 },
  peer: { capacity: 1, perSecond: 1 },
}

export type OkErrorRule = FailureScope & { codes: readonly number[]; reason: ConnectorFailure }

export const OK_ERROR_RULES: readonly OkErrorRule[] = [
  // Server side: it may have been done before it failed.
  { codes: [1, 2, 9999], reason: 'uncertain' },
  // Too often, or too much for a time.
  { codes: [8, 11], reason: 'try_later', scope: 'token', retryAfterMs: MINUTE_MS },
  // The account or the address of ours is stopped: only a person mends that.
  { codes: [7, 9], reason: 'needs_person', scope: 'token' },
  // The key is wrong, was replaced by a newer one, or has no such right.
  { codes: [101, 102, 103, 104], reason: 'token_revoked', scope: 'token' },
  // Not allowed here: the person takes no messages, the conversation is closed.
  { codes: [10, 24, 25, 300, 455, 456], reason: 'refused', scope: 'peer' },
  { codes: [3, 4, 100], reason: 'refused' },
]

const RULE_BY_CODE = new Map(
  OK_ERROR_RULES.flatMap((rule) => rule.codes.map((code) => [code, rule] as const)),
)

const OkError = z.object({ error_code: z.coerce.number().int() })
const Failure = z.object({ success: z.literal(false) })

export function findOkRefusal({ status, body }: HttpAnswer): Refusal | null {
  const error = OkError.safeParse(body)
  if (error.success) {
    const code = error.data.error_code
    const { codes: _codes, ...rule } = RULE_BY_CODE.get(code) ?? { codes: [], reason: 'refused' as const }
    return { ...rule, code: `ok.${code}` }
  }
  if (status === 401) return { reason: 'token_revoked', code: 'ok.http_401', scope: 'token' }
  if (status === 429) return { reason: 'try_later', code: 'ok.http_429', scope: 'token', retryAfterMs: 5000 }
  if ([400, 403, 404].includes(status)) return { reason: 'refused', code: `ok.http_${status}` }
  return Failure.safeParse(body).success ? { reason: 'refused', code: 'ok.not_done' } : null
}

export function createOkClient(options: HttpClientOptions): HttpClient {
  return createHttpClient(
    {
      network: 'ok',
      limits: OK_LIMITS,
      authorize(url, { tokens }) {
        if (!tokens.group) throw new ConnectorError('token_revoked', 'ok.needs_group_token')
        url.searchParams.set('access_token', tokens.group)
        return {}
      },
      findRefusal: findOkRefusal,
    },
    options,
  )
}
