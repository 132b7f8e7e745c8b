import { type Kysely, sql } from 'kysely'

/** Whose tables go out may be turned off by an administrator too, so the schedule keeps by whom. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    alter table exchange_schedule
      add column off_by text references app_user,
      add constraint exchange_schedule_off_by_check check (off_by is null or off_at is not null);
    create index exchange_schedule_off_by on exchange_schedule (off_by) where off_by is not null;`)
    .execute(db)
}
