import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- One installation is one region.
    create table region (
      is_only boolean primary key default true check (is_only),
      name text not null,
      time_zone text not null,
      -- A demo has known passwords: it and a real region never share a database.
      is_demo boolean not null
    );

    create table municipality (
      code text primary key,
      name text not null,
      short_name text not null,
      centre text not null,
      oktmo text,
      population integer,
      latitude double precision,
      longitude double precision,
      polygon jsonb
    );

    create table schedule (
      code text primary key,
      name text not null,
      kind text not null check (kind in ('weekly','round_the_clock')),
      -- False for duty services: they work through holidays.
      follows_calendar boolean not null default true,
      week jsonb not null default '{}'
    );

    create table agency (
      code text primary key,
      name text not null,
      short_name text not null,
      kind text not null check (kind in ('centre','ministry','administration','utility')),
      municipality_code text references municipality,
      schedule_code text not null references schedule,
      is_trusted boolean not null default false,
      is_active boolean not null default true
    );

    create table unit (
      code text primary key,
      agency_code text not null references agency,
      name text not null
    );
    create index unit_agency on unit (agency_code);

    create table topic_group (
      code text primary key,
      name text not null,
      position integer not null
    );

    create table topic (
      code text primary key,
      group_code text not null references topic_group,
      name text not null,
      definition text,
      is_urgent boolean not null default false,
      is_physical boolean not null default false,
      catalogue_version integer not null,
      valid_from date not null,
      valid_until date
    );
    create index topic_group_code on topic (group_code);

    create table route (
      id uuid primary key,
      topic_code text references topic,
      group_code text references topic_group,
      municipality_code text references municipality,
      agency_code text not null references agency,
      check ((topic_code is null) <> (group_code is null))
    );
    create unique index route_key on route
      (coalesce(topic_code, ''), coalesce(group_code, ''), coalesce(municipality_code, ''));

    -- Days that differ from the plain week; regional ones win. A correction adds to calendar_version.
    create table calendar_day (
      day date not null,
      kind text not null check (kind in ('off','short','work')),
      name text,
      moved_from date,
      is_regional boolean not null default false,
      primary key (day, is_regional)
    );
    create table calendar_version (
      version integer primary key,
      created_at timestamptz not null default now(),
      note text not null
    );
  `.execute(db)
}
