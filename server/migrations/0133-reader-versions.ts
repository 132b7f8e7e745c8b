import { type Kysely, sql } from 'kysely'

/** What the reader of texts has learnt from the people of the installation, version after version. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table reader_version (
      number integer generated always as identity primary key,
      made_at timestamptz not null,
      -- Null: learnt at night.
      made_by text references app_user,
      state text not null check (state in ('active', 'put_aside', 'not_used')),
      outcome text not null check (outcome in ('better', 'no_worse', 'worse', 'of_no_use', 'harms', 'waits')),
      -- The last confirmation that it has learnt from.
      learnt_until timestamptz not null,
      lessons integer not null check (lessons > 0),
      corrections integer not null check (corrections >= 0),
      figures jsonb not null,
      -- Features as numbers, no word of anybody.
      bytes bytea not null
    );
    create unique index reader_version_active on reader_version (state) where state = 'active';
    create index reader_version_made_by on reader_version (made_by) where made_by is not null;

    create table reader_state (
      only_row boolean primary key default true check (only_row),
      is_automatic boolean not null default true,
      stage text check (stage in ('reading', 'comparing', 'learning')),
      started_at timestamptz,
      started_by text references app_user,
      -- Of the last run that ended, whatever came of it.
      ended_at timestamptz,
      ended_as text check (ended_as in ('used', 'not_used', 'too_few', 'nothing_new', 'failed')),
      check ((stage is null) = (started_at is null))
    );
    insert into reader_state default values;
    create index reader_state_started_by on reader_state (started_by) where started_by is not null;

    -- How many questions of a day took the topic that was suggested.
    create table reader_day (
      day date primary key,
      confirmed integer not null check (confirmed >= 0),
      taken integer not null check (taken between 0 and confirmed)
    );
  `.execute(db)
}
