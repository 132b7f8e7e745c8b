/** Where reading of a channel stands, and spans of time from which something may be missing. */
import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

/** One channel may be read in several streams: live events, a catch-up of its wall. */
const LIVE = 'live'

export async function readCursor(db: Db, channelId: string, stream = LIVE): Promise<unknown> {
  const row = await db
    .selectFrom('channelCursor')
    .select('cursor')
    .where('channelId', '=', channelId)
    .where('stream', '=', stream)
    .executeTakeFirst()
  return row?.cursor ?? null
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

export type Gap = {
  id: string
  channelId: string
  reason: string
  fromAt: Date | null
  toAt: Date
}

/** A gap of the same reason that is still open grows instead of being repeated. */
export async function openGap(
  db: Db,
  { channelId, reason, from, to }: { channelId: string; reason: string; from: Date | null; to: Date },
): Promise<void> {
  const grown = await db
    .updateTable('channelGap')
    .set({ toAt: to })
    .where('channelId', '=', channelId)
    .where('reason', '=', reason)
    .where('closedAt', 'is', null)
    .returning('id')
    .execute()
  if (grown.length > 0) return
  await db
    .insertInto('channelGap')
    .values({ id: newId(), channelId, reason, fromAt: from, toAt: to })
    .execute()
}

export function listOpenGaps(db: Db, channelId: string): Promise<Gap[]> {
  return db
    .selectFrom('channelGap')
    .select(['id', 'channelId', 'reason', 'fromAt', 'toAt'])
    .where('channelId', '=', channelId)
    .where('closedAt', 'is', null)
    .orderBy('toAt')
    .execute()
}

export async function closeGap(db: Db, gapId: string, now: Date): Promise<void> {
  await db
    .updateTable('channelGap')
    .set({ closedAt: now })
    .where('id', '=', gapId)
    .where('closedAt', 'is', null)
    .execute()
}
