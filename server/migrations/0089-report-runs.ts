import { type Kysely, sql } from 'kysely'

/** What was sent by schedule: each run with its very file, and how it went to each recipient. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table report_run (
      id uuid primary key,
      -- The archive outlives the schedule.
      schedule_id uuid references report_schedule on delete set null,
      owner_id text not null references app_user,
      title text not null,
      kind text not null check (kind in ('summary','meeting_note','desk_view','head_letter')),
      municipality_code text,
      agency_code text,
      view_id uuid,
      format text check (format in ('docx','xlsx','pdf','csv')),
      language text not null check (language in ('ru','en')),
      period_from date not null,
      period_to date not null,
      due_at timestamptz not null,
      is_by_hand boolean not null,
      state text not null default 'queued' check (state in ('queued','building','ready','failed')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      error_code text,
      created_at timestamptz not null
    );
    -- The run of an hour is one, however many processes find it due.
    create unique index report_run_once on report_run (schedule_id, due_at) where not is_by_hand;
    create index report_run_waiting on report_run (next_attempt_at) where state in ('queued','building');
    create index report_run_archive on report_run (created_at desc, id desc);
    create index report_run_of on report_run (owner_id, created_at desc, id desc);

    create table report_file (
      run_id uuid primary key references report_run on delete cascade,
      name text not null,
      type text not null,
      bytes bytea not null,
      -- Of the letter that it goes with; of a letter alone the bytes are its other form.
      words text not null
    );

    create table report_delivery (
      run_id uuid not null references report_run on delete cascade,
      no integer not null,
      user_id text references app_user,
      address text,
      state text not null default 'waiting' check (state in ('waiting','sending','sent','failed')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      error_code text,
      sent_at timestamptz,
      primary key (run_id, no),
      check ((user_id is null) <> (address is null)),
      check ((state = 'sent') = (sent_at is not null))
    );
    create index report_delivery_waiting on report_delivery (next_attempt_at) where state in ('waiting','sending');
  `.execute(db)
}
