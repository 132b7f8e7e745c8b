import { type Kysely, sql } from 'kysely'

/** What links to a page are made of, where its number is no address. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table channel add username text check (username <> '')`.execute(db)
}
