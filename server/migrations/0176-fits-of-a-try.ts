import { type Kysely, sql } from 'kysely'

/** How many questions each condition of a rule fits alone, and how many all of them: null in tries of before. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table rule_dry_run add column fits jsonb`.execute(db)
}
