import { type Kysely, sql } from 'kysely'

/** What waits in the region of an exercise and for which role, and the roles that nobody took and the script plays. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table exercise_run
      add column waits jsonb not null default '[]',
      add column scripted jsonb not null default '[]'`.execute(db)
}
