import { type Kysely, sql } from 'kysely'

/**
 * Who gave the question back to the coordinator of their body: until somebody has it, it is in no queue of theirs.
 * Counts only while nobody has the question: a server of before this migration does not clear it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table incident add column released_by text`.execute(db)
}
