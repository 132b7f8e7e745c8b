/**
 * Live events: rows written in the transaction that changed something, read in commit-safe order by each node.
 *
 * A cursor is `<tx>-<id>`. Only rows of transactions older than every running one are read, so a slow commit
 * is delayed, never skipped.
 */
import { sql } from 'kysely'
import { startLoop } from '../background/loop.ts'
import { sendAhead } from '../database/ahead.ts'
import type { Database, Db, Tx } from '../database/db.ts'
import type { Log } from '../log.ts'
import type { Listener } from './listener.ts'

const CHANNEL = 'veche_events'
const BATCH = 1000
const IDLE_POLL_MS = 2000
const HELD_BACK_POLL_MS = 50

export type NewEvent = { payload: unknown; audience: unknown }
export type StoredEvent = NewEvent & { cursor: string }

/** One statement and one NOTIFY, however many events: a NOTIFY per row costs two thirds of the write rate. */
export function addEvents(tx: Tx, events: readonly NewEvent[]): void {
  if (events.length === 0) return
  const insertion = sql`
    with added as (
      insert into event (payload, audience)
      select payload, audience from rows from (jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as (payload jsonb, audience jsonb))
        with ordinality as t(payload, audience, place)
      order by place returning 1)
    select pg_notify(${CHANNEL}, '') from (select count(*) from added) counted`
  sendAhead(tx, insertion)
}

/** The newest cursor that is safe to start from. */
export async function readCurrentCursor(db: Db): Promise<string> {
  const { rows } = await sql<{ cursor: string }>`
    select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text || '-9223372036854775807' as cursor`.execute(
    db,
  )
  return rows[0]?.cursor ?? '0-0'
}

export function isCursor(text: string): boolean {
  return /^\d{1,19}--?\d{1,19}$/.test(text)
}

export async function readEventsAfter(
  db: Db,
  cursor: string,
): Promise<{ events: StoredEvent[]; isHeldBack: boolean }> {
  const [tx = '0', id = '0'] = splitCursor(cursor)
  const { rows } = await sql<{ tx: string; id: string; payload: unknown; audience: unknown; ready: boolean }>`
    select tx::text as tx, id::text as id, payload, audience,
      tx < pg_snapshot_xmin(pg_current_snapshot()) as ready
    from event
    where (tx, id) > (${tx}::xid8, ${id}::bigint)
    -- Named by the table: bare names would mean the texts above, and order 1000 before 999.
    order by event.tx, event.id
    limit ${BATCH}`.execute(db)
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

/** Reads events once per node for every browser of it. Survives a database restart: the cursor catches up. */
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
  listener.on(CHANNEL, loop.wake)
  return {
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    cursor: () => cursor,
    stop: loop.stop,
  }
}
