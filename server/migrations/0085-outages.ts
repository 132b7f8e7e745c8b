import { type Kysely, sql } from 'kysely'

/** Outages and works by address, their history, and the questions that joined them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table outage (
      id uuid primary key,
      number bigint generated always as identity unique,
      kind text not null check (kind in
        ('electricity','heat','hot_water','cold_water','gas','road','lift','internet','other')),
      reason text not null,
      agency_code text not null references agency,
      municipality_code text not null references municipality,
      -- As they were written; what was read in them stands in outage_place.
      addresses text not null,
      begins_at timestamptz not null,
      -- As planned now.
      ends_at timestamptz not null,
      ended_at timestamptz,
      cancelled_at timestamptz,
      version integer not null default 1,
      created_by text references app_user,
      over_at timestamptz not null generated always as (coalesce(ended_at, ends_at)) stored,
      check (ends_at > begins_at),
      check (ended_at >= begins_at),
      check (ended_at is null or cancelled_at is null)
    );
    -- Few are still in force or were so lately, however many there have been.
    create index outage_live on outage (municipality_code, over_at) where cancelled_at is null;
    create index outage_by_end on outage (over_at, id) where cancelled_at is null;
    create index outage_by_beginning on outage (begins_at, id) where cancelled_at is null;
    create index outage_cancelled on outage (cancelled_at desc, id desc) where cancelled_at is not null;
    create index outage_words on outage
      using gin (to_tsvector('russian'::regconfig, reason || ' ' || addresses));

    create table outage_place (
      outage_id uuid not null references outage,
      no integer not null,
      kind text not null check (kind in ('municipality','settlement','street')),
      settlement text,
      street text,
      -- Null: the whole street.
      houses jsonb,
      primary key (outage_id, no),
      check ((kind = 'street') = (street is not null)),
      check (kind = 'street' or houses is null),
      check (kind <> 'municipality' or settlement is null)
    );

    create table outage_change (
      id bigint generated always as identity primary key,
      outage_id uuid not null references outage,
      at timestamptz not null,
      by_user_id text references app_user,
      act text not null check (act in
        ('entered','changed','ended','resumed','cancelled','restored','imported')),
      details jsonb not null default '{}'
    );
    create index outage_change_of on outage_change (outage_id, id);

    create table outage_question (
      incident_id uuid primary key references incident,
      outage_id uuid not null references outage,
      -- It stands for the others: they have its answer.
      is_event boolean not null,
      joined_at timestamptz not null,
      joined_by text references app_user
    );
    create index outage_question_of on outage_question (outage_id, joined_at desc);
  `.execute(db)
}
