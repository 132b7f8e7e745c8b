import { isAfter, parseCursor } from '@veche/contract/rules/cursor-order.ts'
import type { Db } from '../../platform/database/db.ts'
import { readCurrentCursor } from '../../platform/events/events.repository.ts'
import { readEventsAfter, type StoredEvent } from '../../platform/events/events.ts'
import { hasEventAt, isReachable } from './events.repository.ts'

export const REPLAY_LIMIT = 5000

/** Events that a reader missed; null if there are too many or some are deleted. */
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
  return isReachable(db, position)
}

/** Between two looks at the clock of transactions a node may be a little ahead: the row itself decides. */
async function isRecent(db: Db, cursor: string): Promise<boolean> {
  const position = parseCursor(cursor)
  return position !== null && (await hasEventAt(db, position))
}
