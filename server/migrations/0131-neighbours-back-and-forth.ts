import { type Kysely, sql } from 'kysely'

/** A run of an import is taken back, tables go out by schedule and as ODS, and devices with news are found by the news. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Of which run and row it came; runs are forgotten before the work is, so that it names none that is kept.
    alter table imported_incident add column job_id uuid, add column row_no integer;
    create index imported_incident_run on imported_incident (job_id, row_no) where job_id is not null;

    alter table incident
      drop constraint incident_dismiss_reason_check,
      add constraint incident_dismiss_reason_check check (dismiss_reason in
        ('spam','no_question','abuse','not_our_territory','service_account','answered_on_air','import_undone'))
        not valid;
    alter table incident validate constraint incident_dismiss_reason_check;

    create table exchange_schedule (
      id uuid primary key,
      mapping_id uuid not null references neighbour_mapping,
      -- With whose rights it is written, and who is told.
      owner_id text not null references app_user,
      format text not null check (format in ('xlsx','csv','ods')),
      cadence text not null check (cadence in ('daily','weekly')),
      weekday integer check (weekday between 1 and 7),
      hour integer not null check (hour between 0 and 23),
      next_run_at timestamptz not null,
      -- The last day that a file has: the next one begins after it, whatever fell out between.
      written_to date,
      failures integer not null default 0,
      off_at timestamptz,
      -- Five failures in a row turned it off, not its owner.
      is_off_by_failures boolean not null default false,
      created_at timestamptz not null,
      check ((cadence = 'weekly') = (weekday is not null)),
      check (off_at is not null or not is_off_by_failures)
    );
    create index exchange_schedule_due on exchange_schedule (next_run_at) where off_at is null;
    create index exchange_schedule_mapping on exchange_schedule (mapping_id);
    create index exchange_schedule_owner on exchange_schedule (owner_id);

    alter table exchange_job
      drop constraint exchange_job_kind_check,
      add constraint exchange_job_kind_check check (kind in ('export','import','undo')),
      drop constraint exchange_job_format_check,
      add constraint exchange_job_format_check check (format in ('xlsx','csv','ods')),
      add column schedule_id uuid references exchange_schedule on delete set null;
    create index exchange_job_schedule on exchange_job (schedule_id) where schedule_id is not null;

    -- Unread news that a device may be told of.
    create index notification_to_push on notification (created_at)
      where in_centre and read_at is null and (is_urgent or email = 'instant');
  `.execute(db)
}
