/** Webhook: is a request from MAX and for this bot; what to store of it. The body does not say whose it is, the path does. */
import { createHash } from 'node:crypto'
import type { ChannelAccount, RawItem, RawRequest, Reception } from '../connector.ts'
import { parseJson } from '../parse-json.ts'
import { isSameSecret } from '../same-secret.ts'
import { CallbackUpdate, ChatUpdate, MaxUpdate, MessageUpdate, RemovedUpdate } from './max-schemas.ts'

const MAX_BODY_BYTES = 1024 * 1024
const SECRET_HEADER = 'x-max-bot-api-secret'

export async function receiveMax(request: RawRequest, account: ChannelAccount): Promise<Reception> {
  if (!isSameSecret(request.headers[SECRET_HEADER], account.webhookSecret))
    return { kind: 'reject', code: 'connector.bad_secret' }
  if (request.body.byteLength > MAX_BODY_BYTES) return { kind: 'reject', code: 'connector.bad_body' }
  const update = parseUpdate(request.body)
  if (!update) return { kind: 'reject', code: 'connector.bad_body' }
  return { kind: 'accept', items: [{ dedupeKey: dedupeKeyOf(update, request.body), body: request.body }] }
}

function parseUpdate(body: Uint8Array): MaxUpdate | null {
  try {
    return MaxUpdate.parse(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return null
  }
}

/** Long polling hands over parsed updates: each becomes the body the webhook would have got. */
export function rawItemOfUpdate(update: unknown): RawItem {
  const body = new TextEncoder().encode(JSON.stringify(update ?? null))
  const parsed = MaxUpdate.safeParse(update)
  // One that cannot be read is stored too: it is set aside later and holds up nobody.
  return { dedupeKey: parsed.success ? dedupeKeyOf(parsed.data, body) : hashOf(body), body }
}

/** MAX numbers its updates nowhere: what it speaks of and when is the name of one. */
function dedupeKeyOf(update: MaxUpdate, body: Uint8Array): string {
  const subject = subjectOf(update)
  return subject === null ? hashOf(body) : `${update.update_type}:${subject}:${update.timestamp.getTime()}`
}

function subjectOf(update: MaxUpdate): string | null {
  const callback = CallbackUpdate.safeParse(update)
  if (callback.success) return callback.data.callback.callback_id
  const message = MessageUpdate.safeParse(update)
  // A pure forward has no id: its bytes are its name.
  if (message.success) return message.data.message.body?.mid ?? null
  const removed = RemovedUpdate.safeParse(update)
  if (removed.success) return removed.data.message_id
  const chat = ChatUpdate.safeParse(update)
  if (!chat.success) return null
  return `${chat.data.chat_id}:${chat.data.user?.user_id ?? chat.data.user_id ?? ''}`
}

function hashOf(body: Uint8Array): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`
}
