import { type Kysely, sql } from 'kysely'

/** Old ones are forgotten every night. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index answer_command_done on answer_command (done_at)`.execute(db)
}
