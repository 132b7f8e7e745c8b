import { type Kysely, sql } from 'kysely'

/** When the author of a message with personal data was told in private. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table chat_message add hinted_at timestamptz`.execute(db)
}
