import { type Kysely, sql } from 'kysely'

/** Whoever could not be told is put off by themselves, longer each time, and given up in the end. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Since they were told last.
    alter table register_subscription add column failures smallint not null default 0 check (failures >= 0);
    alter table dialog_follower add column failures smallint not null default 0 check (failures >= 0);
  `.execute(db)
}
