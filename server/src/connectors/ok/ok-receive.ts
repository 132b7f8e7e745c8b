/**
 * Webhook. Odnoklassniki signs nothing and repeats no secret: what keeps strangers out is the address, which nobody
 * finds by trying, and a list of its networks at the proxy.
 */
import { createHash } from 'node:crypto'
import type { RawItem, RawRequest, Reception } from '../connector.ts'
import { parseJson } from '../parse-json.ts'
import { OkEnvelope, OkSaid } from './ok-schemas.ts'

const MAX_BODY_BYTES = 1024 * 1024
const CREATED = 'MESSAGE_CREATED'

export async function receiveOk({ body }: RawRequest): Promise<Reception> {
  if (body.byteLength > MAX_BODY_BYTES) return { kind: 'reject', code: 'connector.bad_body' }
  const delivery = parseDelivery(body)
  if (!delivery) return { kind: 'reject', code: 'connector.bad_body' }
  return { kind: 'accept', items: [rawItemOf(delivery, body)] }
}

function parseDelivery(body: Uint8Array): Record<string, unknown> | null {
  try {
    return OkEnvelope.parse(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return null
  }
}

export function rawItemOf(delivery: unknown, body: Uint8Array): RawItem {
  const said = OkSaid.safeParse(delivery)
  const isMessage = said.success && (said.data.webhookType ?? CREATED) === CREATED
  const dedupeKey = isMessage
    ? said.data.message.mid
    : `sha256:${createHash('sha256').update(body).digest('hex')}`
  return { dedupeKey, body }
}
