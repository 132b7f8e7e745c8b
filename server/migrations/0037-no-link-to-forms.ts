import { type Kysely, sql } from 'kysely'

/** The page of a question from the form opens by its author's code alone: it is no link for staff. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`update message set permalink = null where network = 'form' and permalink is not null`.execute(db)
}
