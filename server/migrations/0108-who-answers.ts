import { type Kysely, sql } from 'kysely'

/** Who answers in a body: its contact, its people, its posts with what they are for, and who is on duty when. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The telephone for residents is the body's own column, because answers name it.
    create table agency_contact (
      agency_code text primary key references agency,
      inner_phone text not null default '',
      email text not null default '',
      address text not null default '',
      note text not null default '',
      changed_at timestamptz not null,
      changed_by text references app_user
    );
    create index agency_contact_changer on agency_contact (changed_by);

    create table duty_person (
      id uuid primary key,
      agency_code text not null references agency,
      -- Whoever has an account is called as it is; whoever has none, by the name here.
      user_id text references app_user,
      name text,
      phone text not null default '',
      is_active boolean not null default true,
      changed_at timestamptz not null,
      changed_by text references app_user,
      check ((user_id is null) <> (name is null)),
      unique (agency_code, user_id)
    );
    create index duty_person_user on duty_person (user_id);
    create index duty_person_changer on duty_person (changed_by);

    create table duty_post (
      id uuid primary key,
      agency_code text not null references agency,
      unit_code text references unit,
      name text not null,
      phone text not null default '',
      email text not null default '',
      note text not null default '',
      -- None of a kind: for all of them.
      topic_codes text[] not null default '{}',
      group_codes text[] not null default '{}',
      municipality_codes text[] not null default '{}',
      streets text[] not null default '{}',
      -- Null: as the body works.
      schedule_code text references schedule,
      is_emergency boolean not null default false,
      lead_id uuid references duty_person,
      deputy_id uuid references duty_person,
      is_active boolean not null default true,
      -- Grows with each change of its roster.
      roster_revision integer not null default 0,
      changed_at timestamptz not null,
      changed_by text references app_user,
      check (lead_id <> deputy_id)
    );
    create unique index duty_post_name on duty_post (agency_code, lower(name));
    create index duty_post_unit on duty_post (unit_code);
    create index duty_post_schedule on duty_post (schedule_code);
    create index duty_post_lead on duty_post (lead_id);
    create index duty_post_deputy on duty_post (deputy_id);
    create index duty_post_changer on duty_post (changed_by);

    create table duty_shift (
      id uuid primary key,
      post_id uuid not null references duty_post,
      person_id uuid not null references duty_person,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      -- A day of 24 hours, and the hour that a clock is put back by.
      check (ends_at > starts_at and ends_at - starts_at <= interval '25 hours')
    );
    create index duty_shift_post on duty_shift (post_id, ends_at);
    create index duty_shift_person on duty_shift (person_id, ends_at);

    create table duty_absence (
      id uuid primary key,
      person_id uuid not null references duty_person,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      -- Null: nobody stands in.
      substitute_id uuid references duty_person,
      check (ends_at > starts_at),
      check (substitute_id <> person_id)
    );
    create index duty_absence_person on duty_absence (person_id, ends_at);
    create index duty_absence_substitute on duty_absence (substitute_id);
  `.execute(db)
}
