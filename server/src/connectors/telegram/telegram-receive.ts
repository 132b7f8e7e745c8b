/** Webhook: is a request from Telegram and ours; what to store of it. Nothing here waits. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { ChannelAccount, RawItem, RawRequest, Reception } from '../connector.ts'
import { parseJson } from '../parse-json.ts'
import { TelegramUpdate } from './telegram-schemas.ts'

const MAX_BODY_BYTES = 1024 * 1024
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

export async function receiveTelegram(
  { headers, body }: RawRequest,
  account: Pick<ChannelAccount, 'webhookSecret'>,
): Promise<Reception> {
  if (!isSecret(headers[SECRET_HEADER], account.webhookSecret))
    return { kind: 'reject', code: 'connector.bad_secret' }
  const update = body.byteLength > MAX_BODY_BYTES ? null : parseUpdate(body)
  if (update === null) return { kind: 'reject', code: 'connector.bad_body' }
  return { kind: 'accept', items: [rawItemOf(update, body)] }
}

function isSecret(given: string | undefined, expected: string | null): boolean {
  if (!given || !expected) return false
  return timingSafeEqual(sha256(given), sha256(expected))
}

function sha256(content: string): Buffer {
  return createHash('sha256').update(content).digest()
}

type Update = { id: number; content: string }

function parseUpdate(body: Uint8Array): Update | null {
  try {
    return updateOf(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return null
  }
}

function updateOf(value: unknown): Update | null {
  const update = TelegramUpdate.safeParse(value)
  return update.success ? { id: update.data.update_id, content: JSON.stringify(value) } : null
}

/** After a quiet week Telegram begins its numbers anywhere: the number alone may come twice with different words. */
function rawItemOf({ id, content }: Update, body: Uint8Array): RawItem {
  return { dedupeKey: `${id}.${sha256(content).toString('hex').slice(0, 16)}`, body }
}

/** An update of `getUpdates`: the same key as by webhook. One that cannot be read is stored too and set aside later. */
export function rawItemOfUpdate(value: unknown): RawItem {
  const content = JSON.stringify(value ?? null)
  const body = new TextEncoder().encode(content)
  const update = updateOf(value)
  return update ? rawItemOf(update, body) : { dedupeKey: `sha256:${sha256(content).toString('hex')}`, body }
}
