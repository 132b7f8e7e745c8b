import { type Kysely, sql } from 'kysely'

/** Past months that somebody had lived through again under other rules: asked, worked on in the background, told. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table replay (
      id uuid primary key,
      asked_by text not null references app_user,
      asked_at timestamptz not null,
      -- The first and the last day of the month.
      from_day date not null,
      to_day date not null,
      -- Whose questions: the scope of whoever asked.
      place jsonb not null,
      change jsonb not null,
      state text not null default 'waiting' check (state in ('waiting', 'reading', 'replaying', 'done', 'failed')),
      ended_at timestamptz,
      -- Null also when no question both came and was due in the month.
      result jsonb,
      check (from_day <= to_day),
      check ((ended_at is not null) = (state in ('done', 'failed')))
    );
    create index replay_of on replay (asked_by, asked_at desc);
  `.execute(db)
}
