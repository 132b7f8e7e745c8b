import { isAfter, parseCursor } from '@veche/contract/rules/cursor-order.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import { readCurrentCursor, readEventsAfter, type StoredEvent } from '../../platform/events/events.ts'

export const REPLAY_LIMIT = 5000

/** What a reader missed; null when it is too much or no longer kept. */
export async function readMissed(db: Db, after: string): Promise<StoredEvent[] | null> {
  if (!(await isKept(db, after))) return null
  const missed: StoredEvent[] = []
  let cursor = after
  while (true) {
    const { events } = await readEventsAfter(db, cursor)
    missed.push(...events)
    if (missed.length > REPLAY_LIMIT) return null
    const last = events.at(-1)
    // What a running transaction holds back comes by the feed.
    if (!last) return missed
    cursor = last.cursor
  }
}

/**
 * Old events are deleted: the place is good while something older than it is still there. A place ahead of the
 * database comes from before a restore of a backup.
 */
async function isKept(db: Db, cursor: string): Promise<boolean> {
  const position = parseCursor(cursor)
  if (!position || isAfter(cursor, await readCurrentCursor(db))) return isRecent(db, cursor)
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from event where (tx, id) <= (${position.tx.toString()}::xid8, ${position.id.toString()}::bigint))
      or not exists (select from event) as kept`.execute(db)
  return rows[0]?.kept ?? false
}

/** Between two looks at the clock of transactions a node may be a little ahead: the row itself decides. */
async function isRecent(db: Db, cursor: string): Promise<boolean> {
  const position = parseCursor(cursor)
  if (!position) return false
  const row = await db
    .selectFrom('event')
    .select('at')
    .where(sql<boolean>`(tx, id) = (${position.tx.toString()}::xid8, ${position.id.toString()}::bigint)`)
    .executeTakeFirst()
  return row !== undefined
}
