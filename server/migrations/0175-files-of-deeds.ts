import { type Kysely, sql } from 'kysely'

/** Photographs and papers that go with «Сделано» of an order: which of them a word has stands in it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table bulletin_deed add column files jsonb not null default '[]'`.execute(db)
}
