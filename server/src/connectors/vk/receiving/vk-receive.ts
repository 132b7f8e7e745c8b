/** Callback API: is a request from VK and ours; what to store of it. Nothing here waits but the handshake. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { ChannelAccount, RawItem, RawRequest, Reception } from '../../connector.ts'
import { parseJson } from '../../parse-json.ts'
import type { VkClient } from '../api/vk-client.ts'
import { VkEnvelope } from '../vk-schemas.ts'

const MAX_BODY_BYTES = 1024 * 1024

const ConfirmationCode = z.object({ code: z.string().regex(/^[\w-]{1,64}$/) })

export async function receiveVk(
  client: VkClient,
  request: RawRequest,
  account: ChannelAccount,
): Promise<Reception> {
  if (request.body.byteLength > MAX_BODY_BYTES) return { kind: 'reject', code: 'connector.bad_body' }
  const envelope = parseEnvelope(request.body)
  if (!envelope) return { kind: 'reject', code: 'connector.bad_body' }
  if (!isSecret(envelope.secret, account.webhookSecret))
    return { kind: 'reject', code: 'connector.bad_secret' }
  if (envelope.group_id !== account.externalId) return { kind: 'reject', code: 'connector.wrong_account' }
  if (envelope.type === 'confirmation')
    return { kind: 'reply', body: await confirmationCode(client, account) }
  return { kind: 'accept', items: [rawItemOf(request.body, envelope.event_id)] }
}

/** The code differs from the one on VK's page and changes, so it is asked for at the moment of the handshake. */
async function confirmationCode(client: VkClient, account: ChannelAccount): Promise<string> {
  const { code } = await client.request(account, {
    method: 'groups.getCallbackConfirmationCode',
    params: { group_id: account.externalId },
    schema: ConfirmationCode,
    // VK gives up on a slow handshake.
    timeoutMs: 5000,
  })
  return code
}

export function parseEnvelope(body: Uint8Array): z.infer<typeof VkEnvelope> | null {
  try {
    return VkEnvelope.parse(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return null
  }
}

function isSecret(given: string | null | undefined, expected: string | null): boolean {
  if (!given || !expected) return false
  return timingSafeEqual(sha256(given), sha256(expected))
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest()
}

export function rawItemOf(body: Uint8Array, eventId: string | number | null | undefined): RawItem {
  const stored = withoutSecret(body)
  const dedupeKey = eventId ? String(eventId) : `sha256:${sha256(stored).toString('hex')}`
  return { dedupeKey, body: stored }
}

/** A quote inside a JSON text is escaped, so this finds fields only, never what a citizen wrote. */
const SECRET_FIELD = /"secret"\s*:\s*"(?:[^"\\]|\\.)*"/g

/** The shared secret has done its work and must not lie in clear beside years of messages. */
function withoutSecret(body: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(body)
  return new TextEncoder().encode(text.replace(SECRET_FIELD, '"secret":""'))
}

/** Long Poll hands over parsed updates: each becomes the envelope the Callback API would have sent. */
export function rawItemOfUpdate(update: unknown): RawItem {
  const body = new TextEncoder().encode(JSON.stringify(update ?? null))
  // One that cannot be read is stored too: it is set aside later and holds up nobody.
  return rawItemOf(body, parseEnvelope(body)?.event_id)
}
