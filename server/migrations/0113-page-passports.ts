import { type Kysely, sql } from 'kysely'

/** Passports of official pages: who is responsible, what was measured, what a person has confirmed. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table page_passport (
      channel_id uuid primary key references channel on delete cascade,
      -- Who is responsible: an account, or a name of somebody without one.
      owner_id text references app_user,
      owner_name text not null default '',
      owner_set_at timestamptz,
      owner_set_by_name text,
      -- Of the last thirty days, each hour anew.
      last_post_at timestamptz,
      questions integer not null default 0,
      answered integer not null default 0,
      comments integer not null default 0,
      measured_at timestamptz,
      -- As it was found last: who is told of a turn to the worse follows from it.
      state text check (state in ('good', 'attention', 'bad')),
      state_since timestamptz,
      check ((state is null) = (state_since is null)),
      check (answered between 0 and questions)
    );
    create index page_passport_owner on page_passport (owner_id);

    -- What no network tells: the last word of a person for each.
    create table page_requirement (
      channel_id uuid not null references channel on delete cascade,
      code text not null check (code in ('mark', 'contacts', 'site_link')),
      is_met boolean not null,
      note text not null,
      said_by text not null references app_user,
      said_by_name text not null,
      said_at timestamptz not null,
      primary key (channel_id, code)
    );
    create index page_requirement_sayer on page_requirement (said_by);
  `.execute(db)
}
