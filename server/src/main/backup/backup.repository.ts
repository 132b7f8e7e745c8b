/** What a backup says of the database it was made of, and a restore of the one it made. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database/db.ts'

export async function readFigures(
  db: Database,
): Promise<{ wholeAt: Date; timeZone: string; migrations: number; incidents: number }> {
  const { rows } = await sql<{ wholeAt: Date; timeZone: string; migrations: number; incidents: number }>`
    select clock_timestamp() as "wholeAt", (select time_zone from region) as "timeZone",
      (select count(*) from kysely_migration)::int as migrations,
      (select count(*) from incident)::int as incidents`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database says nothing of itself')
  return row
}

/** Answers that would leave as soon as the product is started on the restored database. */
export async function countQueued(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow()
  return count
}
