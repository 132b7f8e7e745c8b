import { type Kysely, sql } from 'kysely'

/** What was sent with a form or under a key: sent again it is the same request, another content is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table form_request add column content_hash text`.execute(db)
}
