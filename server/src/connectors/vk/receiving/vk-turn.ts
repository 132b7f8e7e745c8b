/** One turn of a long poll of VK: an address is asked and answers when there is news. */
import type { z } from 'zod'
import { ConnectorError } from '../../connector.ts'
import { classifyFetchError, readLimited } from '../../http/http-failure.ts'
import { parseJson } from '../../parse-json.ts'
import type { VkTransport } from '../api/vk-api.ts'

const MAX_ANSWER_BYTES = 32 * 1024 * 1024

export type TurnRequest<Schema extends z.ZodType> = {
  url: string
  schema: Schema
  timeoutMs: number
  signal: AbortSignal
}

/** Null when the caller has had enough of waiting. */
export async function fetchTurn<Schema extends z.ZodType>(
  { fetch }: VkTransport,
  { url, schema, timeoutMs, signal }: TurnRequest<Schema>,
): Promise<z.infer<Schema> | null> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    if (response.status !== 200) throw tryTurnLater(`vk.poll_http_${response.status}`)
    return parseTurn(await readLimited(response, MAX_ANSWER_BYTES), schema)
  } catch (error) {
    if (signal.aborted) return null
    if (error instanceof ConnectorError) throw error
    throw tryTurnLater(`vk.poll_${classifyFetchError(error).code}`)
  }
}

function parseTurn<Schema extends z.ZodType>(text: string | null, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(parseJson(text ?? ''))
  } catch {
    throw tryTurnLater('vk.poll_bad_answer')
  }
}

/** The address of a turn carries its key: such errors have no cause that could show it. */
export function tryTurnLater(code: string): ConnectorError {
  return new ConnectorError('try_later', code, { retryAfterMs: 3000 })
}
