import { sql } from 'kysely'
import { sendAhead } from '../database/ahead.ts'
import type { Db, Tx } from '../database/db.ts'

export const EVENTS_CHANNEL = 'veche_events'

/**
 * Writes all events with one statement and one NOTIFY, because a NOTIFY for each row costs two thirds of the write
 * rate.
 */
export function insertEvents(tx: Tx, events: readonly { payload: unknown; audience: unknown }[]): void {
  const insertion = sql`
    with added as (
      insert into event (payload, audience)
      select payload, audience from rows from (jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as (payload jsonb, audience jsonb))
        with ordinality as t(payload, audience, place)
      order by place returning 1)
    select pg_notify(${EVENTS_CHANNEL}, '') from (select count(*) from added) counted`
  sendAhead(tx, insertion)
}

/** Finds the newest cursor that is safe to start from. */
export async function readCurrentCursor(db: Db): Promise<string> {
  const { rows } = await sql<{ cursor: string }>`
    select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text || '-9223372036854775807' as cursor`.execute(
    db,
  )
  return rows[0]?.cursor ?? '0-0'
}

type EventRow = { tx: string; id: string; payload: unknown; audience: unknown; ready: boolean }

/** `ready`: no transaction that still runs may put an event before it. */
export async function listAfter(
  db: Db,
  { tx, id, limit }: { tx: string; id: string; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select tx::text as tx, id::text as id, payload, audience,
      tx < pg_snapshot_xmin(pg_current_snapshot()) as ready
    from event
    where (tx, id) > (${tx}::xid8, ${id}::bigint)
    -- Named by the table: bare names would mean the texts above, and order 1000 before 999.
    order by event.tx, event.id
    limit ${limit}`.execute(db)
  return rows
}
