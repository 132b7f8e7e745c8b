import { type Kysely, sql } from 'kysely'

/** Figures go out by schedule as a page shows them, with whatever they were narrowed to. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table report_schedule
      add column network text,
      add column group_code text,
      add column topic_code text,
      drop constraint report_schedule_kind_check,
      add constraint report_schedule_kind_check
        check (kind in ('summary','meeting_note','figures','desk_view','head_letter')) not valid,
      add constraint report_schedule_narrowed
        check (kind = 'figures' or num_nonnulls(network, group_code, topic_code) = 0) not valid;
    alter table report_run
      add column network text,
      add column group_code text,
      add column topic_code text,
      drop constraint report_run_kind_check,
      add constraint report_run_kind_check
        check (kind in ('summary','meeting_note','figures','desk_view','head_letter')) not valid;
  `.execute(db)
}
