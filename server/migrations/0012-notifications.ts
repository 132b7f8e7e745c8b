import { type Kysely, sql } from 'kysely'

/** Who is told what and where, and when people are next reminded of a deadline. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table incident_deadline add next_reminder_at timestamptz;
    -- The sweep finds the exact moment itself.
    update incident_deadline set next_reminder_at = warn_at where state = 'running' and key in
      ('triage','distribution','take','draft','approval','first_answer','final_answer','reopened_answer');
    create index incident_deadline_reminder on incident_deadline (next_reminder_at)
      where state = 'running' and next_reminder_at is not null;
    -- The board: whose step took the time, which deadlines people moved.
    create index incident_deadline_stopped on incident_deadline (stopped_at) where stopped_at is not null;
    create index incident_deadline_changed on incident_deadline (due_at, id)
      where state in ('running','paused') and changes <> '[]';

    create table notification_setting (
      user_id text primary key references app_user on delete cascade,
      language text not null default 'ru' check (language in ('ru','en')),
      digest_hour smallint not null default 9 check (digest_hour between 0 and 23)
    );
    -- Only what differs from the defaults of the kind.
    create table notification_preference (
      user_id text not null references app_user on delete cascade,
      kind text not null,
      in_centre boolean not null,
      email text not null check (email in ('instant','digest','off')),
      primary key (user_id, kind)
    );

    create table mail (
      id uuid primary key,
      user_id text not null references app_user on delete cascade,
      mode text not null check (mode in ('instant','digest')),
      -- One digest a day and person.
      digest_on date,
      state text not null default 'queued' check (state in ('queued','sending','sent','failed','skipped','expired')),
      attempts integer not null default 0,
      created_at timestamptz not null,
      next_attempt_at timestamptz not null,
      lease_until timestamptz,
      sent_at timestamptz,
      error_code text,
      check (state <> 'sent' or sent_at is not null)
    );
    create index mail_due on mail (next_attempt_at) where state in ('queued','sending');
    create index mail_created on mail (created_at);
    -- What comes while a letter waits goes into the same letter.
    create unique index mail_gathering on mail (user_id) where state = 'queued' and mode = 'instant' and attempts = 0;
    create unique index mail_digest on mail (user_id, digest_on) where digest_on is not null;

    create table notification (
      id uuid primary key,
      user_id text not null references app_user on delete cascade,
      kind text not null,
      incident_id uuid references incident,
      -- Codes and numbers only: never a name or a text of a resident.
      details jsonb not null,
      is_urgent boolean not null,
      -- Several of a kind told as one.
      count integer not null default 1,
      -- One fact is told once.
      dedupe_key text not null,
      created_at timestamptz not null,
      read_at timestamptz,
      in_centre boolean not null,
      email text not null check (email in ('instant','digest','off')),
      mail_id uuid references mail on delete set null,
      unique (user_id, dedupe_key)
    );
    create index notification_list on notification (user_id, created_at desc, id desc) where in_centre;
    create index notification_unread on notification (user_id) where in_centre and read_at is null;
    create index notification_digest on notification (user_id, created_at)
      where email = 'digest' and mail_id is null;
    create index notification_mail on notification (mail_id) where mail_id is not null;
    create index notification_created on notification (created_at);
    create index notification_incident on notification (incident_id) where incident_id is not null;

    -- How far a reader of the event table has come.
    create table event_reader (
      name text primary key,
      cursor text not null
    );
  `.execute(db)
}
