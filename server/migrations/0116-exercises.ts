import { type Kysely, sql } from 'kysely'

/** Exercises: what was played, by whom, and what it came to. The region in which it was played is another installation. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table exercise_run (
      id uuid primary key,
      code text not null,
      title text not null,
      state text not null
        check (state in ('asked', 'preparing', 'lobby', 'running', 'ending', 'over', 'failed')),
      end_reason text check (end_reason in ('played', 'stopped', 'time', 'broken')),
      -- How fast its clock went since when.
      paces jsonb not null default '[]',
      -- What has come, by key, with the moment at which it came.
      said jsonb not null default '[]',
      debrief jsonb,
      team_size integer,
      started_by text not null references app_user,
      started_by_name text not null,
      -- Of which body; none: of the centre.
      agency_code text references agency,
      created_at timestamptz not null,
      -- When whoever keeps its region was last there.
      kept_at timestamptz,
      begun_at timestamptz,
      ended_at timestamptz,
      check ((state in ('over', 'failed')) = (ended_at is not null)),
      check ((ended_at is null) = (end_reason is null)),
      check ((state = 'over') = (debrief is not null))
    );
    -- One goes on at a time.
    create unique index exercise_run_open on exercise_run ((true)) where state not in ('over', 'failed');
    create index exercise_run_starter on exercise_run (started_by, ended_at desc);
    create index exercise_run_agency on exercise_run (agency_code, ended_at desc);
    create index exercise_run_over on exercise_run (ended_at desc, id desc) where state = 'over';
    create index exercise_run_last on exercise_run (code, ended_at desc) where state = 'over';

    create table exercise_seat (
      run_id uuid not null references exercise_run,
      role text not null check (role in ('dispatcher', 'executor', 'approver')),
      user_id text not null references app_user,
      user_name text not null,
      taken_at timestamptz not null,
      primary key (run_id, role)
    );
    create index exercise_seat_user on exercise_seat (user_id);
  `.execute(db)
}
