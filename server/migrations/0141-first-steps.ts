import { type Kysely, sql } from 'kysely'

/** Who has put «С чего начать» away; whoever has signed in before knows their way. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    alter table app_user add column greeted_at timestamptz;
    update app_user set greeted_at = last_sign_in_at where last_sign_in_at is not null;`)
    .execute(db)
}
