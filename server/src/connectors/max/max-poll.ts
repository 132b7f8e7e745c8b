/**
 * Long polling, one turn at a time, for trying out: MAX limits it, keeps updates for a day, tells no comments by it and
 * calls it no way for production. The caller stores items and marker together, so nothing is skipped on a crash.
 */
import { z } from 'zod'
import type { ChannelAccount, PollResult } from '../connector.ts'
import type { HttpClient } from '../http/http-client.ts'
import { MAX_UPDATE_TYPES } from './max-normalise.ts'
import { rawItemOfUpdate } from './max-receive.ts'
import { MaxId } from './max-schemas.ts'

const WAIT_SECONDS = 25
const LIMIT = 100

const Updates = z.object({
  updates: z.array(z.unknown()),
  marker: MaxId.nullish().transform((marker) => marker ?? null),
})
const Cursor = z.object({ marker: z.string() })

export async function pollMax(
  client: HttpClient,
  account: ChannelAccount,
  { cursor, signal }: { cursor: unknown; signal: AbortSignal },
): Promise<PollResult> {
  const known = Cursor.safeParse(cursor)
  const { updates, marker } = await client.request(account, {
    verb: 'GET',
    path: '/updates',
    query: {
      marker: known.data?.marker,
      limit: LIMIT,
      timeout: WAIT_SECONDS,
      types: MAX_UPDATE_TYPES.join(','),
    },
    schema: Updates,
    timeoutMs: (WAIT_SECONDS + 10) * 1000,
    signal,
  })
  return {
    items: updates.map(rawItemOfUpdate),
    // What a missing marker means is told in two ways, so the last known one is kept and sent.
    cursor: marker === null ? cursor : { marker },
    gap: null,
  }
}
