/** Where reading of a channel stands. */
import type { Db } from '../../platform/database/db.ts'

/** One channel may be read in several streams: live events, a catch-up of its wall. */
const LIVE = 'live'

/** Before the container: where the following of one live place stands. */
export const FOLLOW_STREAM = 'follow:'

export async function readCursor(db: Db, channelId: string, stream = LIVE): Promise<unknown> {
  const row = await db
    .selectFrom('channelCursor')
    .select('cursor')
    .where('channelId', '=', channelId)
    .where('stream', '=', stream)
    .executeTakeFirst()
  return row?.cursor ?? null
}

/** Of every channel that has one in this stream. */
export async function readCursors(db: Db, stream: string): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('channelCursor')
    .select(['channelId', 'cursor'])
    .where('stream', '=', stream)
    .execute()
  return new Map(rows.map(({ channelId, cursor }) => [channelId, cursor]))
}

/** In the transaction that stores what was read: after a crash the same is read again, nothing is skipped. */
export async function saveCursor(db: Db, channelId: string, cursor: unknown, stream = LIVE): Promise<void> {
  const value = { cursor: JSON.stringify(cursor ?? null), updatedAt: new Date() }
  await db
    .insertInto('channelCursor')
    .values({ channelId, stream, ...value })
    .onConflict((conflict) => conflict.columns(['channelId', 'stream']).doUpdateSet(value))
    .execute()
}
