import { type Kysely, sql } from 'kysely'

/** Pages that a text to many places could not be sent to, and why: null in texts of before. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table broadcast add column left_out jsonb`.execute(db)
}
