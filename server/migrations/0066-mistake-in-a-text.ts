import { type Kysely, sql } from 'kysely'

/** What was wrong, as a correction says it: approved with the other words of the text. Null: in no correction, or as it was first said. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table fake_text add column mistake text`.execute(db)
}
