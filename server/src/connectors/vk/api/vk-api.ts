/** Thin client of the VK API: one call, its failures in the product's words. Knows no method by name. */
import { z } from 'zod'
import { ConnectorError, type FailureScope } from '../../connector.ts'
import { classifyFetchError, isOutcomeLost, readLimited, retryAfterOf } from '../../http/http-failure.ts'
import { parseJson } from '../../parse-json.ts'
import { ruleForVkError } from './vk-errors.ts'

export const VK_API_VERSION = '5.199'

const TIMEOUT_MS = 10_000
const MAX_ANSWER_BYTES = 8 * 1024 * 1024

export type VkParams = Readonly<Record<string, string | number | undefined>>

export type VkCall = {
  method: string
  token: string
  params: VkParams
  /** A call with an effect leaves an uncertain outcome when the answer is lost; a reading one leaves nothing. */
  hasEffect: boolean
  timeoutMs?: number
}

export type VkTransport = { apiUrl: string; fetch: typeof globalThis.fetch }

const VkAnswer = z.object({
  response: z.unknown().optional(),
  error: z.object({ error_code: z.coerce.number().int() }).optional(),
})

/** Calls a method and returns its `response`. Throws `ConnectorError`; no token and no text gets into it. */
export async function callVk(transport: VkTransport, call: VkCall): Promise<unknown> {
  const { status, text, retryAfterMs } = await post(transport, call)
  if (status !== 200) throw httpFailure(call, status, retryAfterMs)
  const answer = parseAnswer(text)
  if (answer === null) throw lostOutcome(call, 'vk.bad_answer')
  if (answer.error) throw vkFailure(call, answer.error.error_code)
  if (answer.response === undefined) throw lostOutcome(call, 'vk.bad_answer')
  return answer.response
}

async function post({ apiUrl, fetch }: VkTransport, call: VkCall) {
  try {
    const response = await fetch(`${apiUrl.replace(/\/+$/, '')}/method/${call.method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${call.token}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: formOf(call.params),
      // A redirect would carry the token to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
    })
    const text = await readLimited(response, MAX_ANSWER_BYTES)
    return { status: response.status, text, retryAfterMs: retryAfterOf(response) }
  } catch (error) {
    const failure = classifyFetchError(error)
    if (failure.sent) throw lostOutcome(call, `vk.${failure.code}`, { cause: error })
    throw new ConnectorError('try_later', `vk.${failure.code}`, { retryAfterMs: 5000 }, { cause: error })
  }
}

function formOf(params: VkParams): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) form.set(name, String(value))
  }
  form.set('v', VK_API_VERSION)
  form.set('lang', 'ru')
  return form.toString()
}

function parseAnswer(text: string | null) {
  if (text === null) return null
  try {
    return VkAnswer.parse(parseJson(text))
  } catch {
    return null
  }
}

/** VK answers 200 even to errors, so any other status is a proxy, a failure or not VK at all. */
function httpFailure(call: VkCall, status: number, retryAfterMs: number | null): ConnectorError {
  if (isOutcomeLost(status)) return lostOutcome(call, `vk.http_${status}`)
  const wait = retryAfterMs ?? (status === 429 ? 5000 : 60_000)
  return new ConnectorError('try_later', `vk.http_${status}`, { scope: 'token', retryAfterMs: wait })
}

function vkFailure(call: VkCall, code: number): ConnectorError {
  const { reason, scope, retryAfterMs } = ruleForVkError(code)
  if (reason === 'uncertain') return lostOutcome(call, `vk.${code}`)
  const extra: FailureScope = {
    ...(scope === undefined ? {} : { scope }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
  return new ConnectorError(reason, `vk.${code}`, extra)
}

function lostOutcome(call: VkCall, code: string, options?: ErrorOptions): ConnectorError {
  const reason = call.hasEffect ? 'uncertain' : 'try_later'
  return new ConnectorError(reason, code, { retryAfterMs: 2000 }, options)
}
