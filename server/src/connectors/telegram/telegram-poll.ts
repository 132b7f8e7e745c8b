/**
 * `getUpdates`, one turn at a time. An offset above an update confirms it, so the offset is what the caller stored with
 * the updates: after a crash the same ones come again.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type PollResult } from '../connector.ts'
import type { TelegramClient } from './telegram-client.ts'
import { TELEGRAM_UPDATE_TYPES } from './telegram-normalise.ts'
import { rawItemOfUpdate } from './telegram-receive.ts'
import { TelegramUpdate } from './telegram-schemas.ts'

const WAIT_SECONDS = 25
const TURN_TIMEOUT_MS = (WAIT_SECONDS + 10) * 1000
const MOST_UPDATES = 100
/** After a quiet week numbers may begin anywhere, also below ours: then the queue is read from its head. */
const OFFSET_LIFE_MS = 6 * DAY_MS

const Cursor = z.object({ offset: z.int(), seenAtMs: z.number() })
const Updates = z.array(z.unknown())

export type PollTools = { client: TelegramClient; now: () => number }

export async function pollTelegram(
  { client, now }: PollTools,
  account: ChannelAccount,
  cursor: unknown,
  signal: AbortSignal,
): Promise<PollResult> {
  const known = Cursor.safeParse(cursor)
  const isFresh = known.success && now() - known.data.seenAtMs < OFFSET_LIFE_MS
  const updates = await getUpdates(client, account, { offset: isFresh ? known.data.offset : null, signal })
  // Telegram keeps a day whatever we remember, so a lost cursor loses nothing that was not lost before.
  const next = known.success ? known.data : null
  const last = Math.max(...updates.map(numberOf))
  return {
    items: updates.map(rawItemOfUpdate),
    cursor: Number.isFinite(last) ? { offset: last + 1, seenAtMs: now() } : next,
    gap: null,
  }
}

async function getUpdates(
  client: TelegramClient,
  account: ChannelAccount,
  { offset, signal }: { offset: number | null; signal: AbortSignal },
): Promise<unknown[]> {
  try {
    return await client.request(account, {
      method: 'getUpdates',
      call: (api) =>
        api.getUpdates({
          ...(offset !== null && { offset }),
          limit: MOST_UPDATES,
          timeout: WAIT_SECONDS,
          allowed_updates: TELEGRAM_UPDATE_TYPES,
        }),
      schema: Updates,
      timeoutMs: TURN_TIMEOUT_MS,
      signal,
    })
  } catch (error) {
    // The caller has had enough of waiting.
    if (signal.aborted && error instanceof ConnectorError) return []
    throw error
  }
}

function numberOf(value: unknown): number {
  const update = TelegramUpdate.safeParse(value)
  return update.success ? update.data.update_id : Number.NEGATIVE_INFINITY
}
