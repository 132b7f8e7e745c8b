import { type Kysely, sql } from 'kysely'

/** What is sent by schedule, to whom, and the mailboxes outside of the product that may be written to. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table report_address (
      address text primary key check (address = lower(address)),
      allowed_by text references app_user,
      allowed_at timestamptz not null
    );

    create table report_schedule (
      id uuid primary key,
      version integer not null default 1,
      -- With whose rights it is composed.
      owner_id text not null references app_user,
      title text not null,
      kind text not null check (kind in ('summary','meeting_note','desk_view','head_letter')),
      municipality_code text references municipality,
      agency_code text references agency,
      -- Of a view that may be deleted: its runs say so then.
      view_id uuid,
      -- Null: a letter alone.
      format text check (format in ('docx','xlsx','pdf','csv')),
      language text not null check (language in ('ru','en')),
      cadence text not null check (cadence in ('daily','weekly','monthly')),
      weekday integer check (weekday between 1 and 7),
      month_day integer check (month_day between 1 and 31),
      hour integer not null check (hour between 0 and 23),
      paused_at timestamptz,
      next_run_at timestamptz not null,
      created_at timestamptz not null,
      check ((cadence = 'weekly') = (weekday is not null)),
      check ((cadence = 'monthly') = (month_day is not null)),
      check ((kind = 'head_letter') = (format is null)),
      check ((kind = 'desk_view') = (view_id is not null)),
      check (kind = 'desk_view' or format is distinct from 'csv'),
      check (kind <> 'meeting_note' or municipality_code is not null or agency_code is not null)
    );
    create index report_schedule_due on report_schedule (next_run_at) where paused_at is null;
    create index report_schedule_of on report_schedule (owner_id);
    -- One letter a person.
    create unique index report_schedule_letter on report_schedule (owner_id) where kind = 'head_letter';

    create table report_recipient (
      schedule_id uuid not null references report_schedule on delete cascade,
      no integer not null,
      user_id text references app_user,
      address text,
      primary key (schedule_id, no),
      check ((user_id is null) <> (address is null))
    );
  `.execute(db)
}
