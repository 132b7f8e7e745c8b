import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { BookDay } from './domain/format-days.ts'

/** Keeps the last checkpoint before the midnight that has passed, once; null: there is none, or it is kept. */
export async function insertDay(
  db: Db,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    with today as (select date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) as start)
    insert into book_day (day, size, root, note, kept_at)
    select (today.start - interval '1 day')::date, last.size, last.root, last.note, ${now}
    from today, lateral (
      select size, root, note from book_checkpoint where at < today.start at time zone ${timeZone}
      order by size desc limit 1) last
    on conflict do nothing
    returning day::text`.execute(db)
  return rows[0]?.day ?? null
}

/** The newest first. */
export async function listDays(db: Db, limit: number): Promise<BookDay[]> {
  const { rows } = await sql<BookDay>`
    select day::text, size, root from book_day order by day desc limit ${limit}`.execute(db)
  return rows
}

/** Kept after the one moment and up to the other, the oldest first. */
export async function listDaysKept(
  db: Db,
  { after, until }: { after: Date; until: Date },
): Promise<BookDay[]> {
  const { rows } = await sql<BookDay>`
    select day::text, size, root from book_day where kept_at > ${after} and kept_at <= ${until} order by day`.execute(
    db,
  )
  return rows
}

export async function findDay(db: Db, day: string): Promise<{ note: Buffer } | null> {
  const { rows } = await sql<{ note: Buffer }>`
    select note from book_day where day = ${day}::date`.execute(db)
  return rows[0] ?? null
}
