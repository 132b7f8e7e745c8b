import { type Kysely, sql } from 'kysely'

/** Messages of chats that opened no work and yet may be what an official answers: links are weighed beside them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table chat_message add column may_ask boolean not null default false`.execute(db)
}
