import { type Kysely, sql } from 'kysely'

/** Saved views, bulk runs and who has a card open. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table saved_view (
      id uuid primary key,
      owner_id text not null references app_user on delete cascade,
      name text not null,
      -- Text by field, as in the address: contract/src/incident-filter.ts.
      filter jsonb not null,
      sharing text not null default 'none' check (sharing in ('none','agency','region')),
      agency_code text references agency,
      position integer not null,
      is_pinned boolean not null default false,
      deleted_at timestamptz,
      created_at timestamptz not null default now(),
      check ((sharing = 'agency') = (agency_code is not null))
    );
    create index saved_view_owner on saved_view (owner_id, position);
    create index saved_view_shared on saved_view (sharing, agency_code) where sharing <> 'none';

    create table bulk_run (
      id uuid primary key,
      actor_id text not null references app_user,
      actor_name text not null,
      action jsonb not null,
      state text not null check (state in
        ('preview','running','cancelling','cancelled','done','undoing','undone')),
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      undo_until timestamptz
    );
    create index bulk_run_actor on bulk_run (actor_id, created_at desc);
    create index bulk_run_created on bulk_run (created_at);

    create table bulk_item (
      run_id uuid not null references bulk_run on delete cascade,
      seq integer not null,
      incident_id uuid not null references incident,
      -- What the person saw in the preview; the step is refused when somebody changed it since.
      expected_version integer not null,
      state text not null check (state in ('unfit','ready','done','failed','skipped','undone','kept')),
      error_code text,
      -- What an undo needs: values before the step and the version after it.
      before jsonb,
      after_version integer,
      primary key (run_id, seq),
      unique (run_id, incident_id)
    );
    create index bulk_item_state on bulk_item (run_id, state, seq);

    -- Seconds old at most, so a crash may forget it.
    create unlogged table presence (
      incident_id uuid not null,
      user_id text not null,
      user_name text not null,
      mode text not null check (mode in ('reads','writes')),
      seen_at timestamptz not null,
      primary key (incident_id, user_id)
    );
    create index presence_seen on presence (seen_at);
  `.execute(db)
}
