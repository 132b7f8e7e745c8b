/**
 * Live events: rows written in the transaction that changed something, read in commit-safe order by each node.
 *
 * A cursor is `<tx>-<id>`. Only rows of transactions older than every running one are read, so a slow commit
 * is delayed, never skipped.
 */
import { startLoop } from '../background/loop.ts'
import type { Database, Db, Tx } from '../database/db.ts'
import type { Log } from '../log.ts'
import { EVENTS_CHANNEL, insertEvents, listAfter, readCurrentCursor } from './events.repository.ts'
import type { Listener } from './listener.ts'

const BATCH = 1000
const IDLE_POLL_MS = 2000
const HELD_BACK_POLL_MS = 50

export type NewEvent = { payload: unknown; audience: unknown }
export type StoredEvent = NewEvent & { cursor: string }

export function addEvents(tx: Tx, events: readonly NewEvent[]): void {
  if (events.length > 0) insertEvents(tx, events)
}

export function isCursor(text: string): boolean {
  return /^\d{1,19}--?\d{1,19}$/.test(text)
}

export async function readEventsAfter(
  db: Db,
  cursor: string,
): Promise<{ events: StoredEvent[]; isHeldBack: boolean }> {
  const [tx = '0', id = '0'] = splitCursor(cursor)
  const rows = await listAfter(db, { tx, id, limit: BATCH })
  const firstHeld = rows.findIndex((row) => !row.ready)
  const ready = firstHeld === -1 ? rows : rows.slice(0, firstHeld)
  return {
    events: ready.map((row) => ({
      cursor: `${row.tx}-${row.id}`,
      payload: row.payload,
      audience: row.audience,
    })),
    isHeldBack: firstHeld !== -1 || rows.length === BATCH,
  }
}

function splitCursor(cursor: string): [string, string] {
  const dash = cursor.indexOf('-')
  return [cursor.slice(0, dash), cursor.slice(dash + 1)]
}

export type EventFeed = {
  subscribe: (listener: (events: readonly StoredEvent[]) => void) => () => void
  cursor: () => string
  stop: () => Promise<void>
}

/** Reads events once for all browsers of a node. The cursor catches up after a restart of the database. */
export async function startEventFeed({
  db,
  listener,
  log,
}: {
  db: Database
  listener: Listener
  log: Log
}): Promise<EventFeed> {
  const subscribers = new Set<(events: readonly StoredEvent[]) => void>()
  let cursor = await readCurrentCursor(db)

  async function turn(): Promise<{ nextInMs: number }> {
    const { events, isHeldBack } = await readEventsAfter(db, cursor)
    const last = events.at(-1)
    if (last) {
      cursor = last.cursor
      for (const subscriber of subscribers) subscriber(events)
    }
    return { nextInMs: isHeldBack ? HELD_BACK_POLL_MS : IDLE_POLL_MS }
  }

  const loop = startLoop({ name: 'events', turn, log })
  listener.on(EVENTS_CHANNEL, loop.wake)
  return {
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    cursor: () => cursor,
    stop: loop.stop,
  }
}
