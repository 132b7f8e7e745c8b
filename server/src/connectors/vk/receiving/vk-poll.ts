/**
 * Bots Long Poll, one turn at a time. The caller stores items and cursor together, so nothing is skipped on a crash.
 *
 *   failed 1  part of the history is lost: go on from the new ts, report a gap
 *   failed 2  the key is old: new key, the SAME ts
 *   failed 3  key and ts are lost: both new, report a gap
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { ChannelAccount, PollResult } from '../../connector.ts'
import type { VkClient } from '../api/vk-client.ts'
import { rawItemOfUpdate } from './vk-receive.ts'
import { fetchTurn, tryTurnLater } from './vk-turn.ts'

const WAIT_SECONDS = 25
const TURN_TIMEOUT_MS = (WAIT_SECONDS + 10) * 1000
/** Sessions of many hours die silently. */
const KEY_LIFE_MS = 9 * HOUR_MS

export const HISTORY_LOST = 'vk.history_lost'

const Ts = z.union([z.string(), z.number()]).transform(String)
const Server = z.object({ key: z.string(), server: z.string(), ts: Ts })
const Cursor = z.object({ ts: z.string(), key: z.string(), server: z.string(), keyTakenAtMs: z.number() })
type Cursor = z.infer<typeof Cursor>

const Turn = z.union([
  z.object({ failed: z.number().int(), ts: Ts.optional() }),
  z.object({ ts: Ts, updates: z.array(z.unknown()) }),
])

export type PollTools = { client: VkClient; now: () => number }

export async function pollVk(
  tools: PollTools,
  account: ChannelAccount,
  cursor: unknown,
  signal: AbortSignal,
): Promise<PollResult> {
  const known = Cursor.safeParse(cursor)
  if (!known.success) {
    // A cursor that cannot be read is as lost as one VK has forgotten; a first start has lost nothing.
    return moved(await newSession(tools, account), (cursor ?? null) === null ? null : HISTORY_LOST)
  }
  if (tools.now() - known.data.keyTakenAtMs > KEY_LIFE_MS) {
    return moved(await newKey(tools, account, known.data), null)
  }
  const turn = await fetchTurn(tools.client.transport, {
    ...{ url: turnUrl(known.data), schema: Turn, timeoutMs: TURN_TIMEOUT_MS, signal },
  })
  if (turn === null) return moved(known.data, null)
  if ('updates' in turn) {
    return { items: turn.updates.map(rawItemOfUpdate), cursor: { ...known.data, ts: turn.ts }, gap: null }
  }
  if (turn.failed === 1 && turn.ts !== undefined) return moved({ ...known.data, ts: turn.ts }, HISTORY_LOST)
  if (turn.failed === 2) return moved(await newKey(tools, account, known.data), null)
  return moved(await newSession(tools, account), HISTORY_LOST)
}

function moved(cursor: Cursor, gap: string | null): PollResult {
  return { items: [], cursor, gap }
}

async function newKey(tools: PollTools, account: ChannelAccount, cursor: Cursor): Promise<Cursor> {
  return { ...(await newSession(tools, account)), ts: cursor.ts }
}

async function newSession({ client, now }: PollTools, account: ChannelAccount): Promise<Cursor> {
  const session = await client.request(account, {
    method: 'groups.getLongPollServer',
    params: { group_id: account.externalId },
    schema: Server,
  })
  return { ...session, keyTakenAtMs: now() }
}

function turnUrl({ server, key, ts }: Cursor): string {
  const address = /^https?:\/\//.test(server) ? server : `https://${server}`
  if (!URL.canParse(address)) throw tryTurnLater('vk.poll_bad_server')
  const url = new URL(address)
  for (const [name, value] of Object.entries({ act: 'a_check', key, ts, wait: String(WAIT_SECONDS) })) {
    url.searchParams.set(name, value)
  }
  return url.href
}
