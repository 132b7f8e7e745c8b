import { type Kysely, sql } from 'kysely'

/** Rules «когда … и … то …»: in versions, tried before they are switched on, with a row for each time one acted. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table work_rule (
      id uuid primary key,
      no integer generated always as identity unique,
      newest_no integer not null default 1,
      -- The version that runs, and since when: it looks at nothing that happened before.
      active_no integer,
      active_since timestamptz,
      proposed_no integer,
      proposed_by text references app_user,
      proposed_by_name text,
      proposed_at timestamptz,
      was_on boolean not null default false,
      resting_since timestamptz,
      rest_reason text check (rest_reason in ('budget', 'failures', 'author_gone')),
      failures_in_row integer not null default 0,
      archived_at timestamptz,
      created_at timestamptz not null,
      check (active_no between 1 and newest_no),
      check (proposed_no between 1 and newest_no),
      check ((active_no is null) = (active_since is null)),
      check ((proposed_no is null) = (proposed_by is null)),
      check ((proposed_no is null) = (proposed_at is null)),
      check ((resting_since is null) = (rest_reason is null)),
      check (resting_since is null or active_no is null),
      check (archived_at is null or (active_no is null and proposed_no is null))
    );
    create index work_rule_active on work_rule (id) where active_no is not null;
    create index work_rule_proposer on work_rule (proposed_by);

    create table work_rule_version (
      rule_id uuid not null references work_rule,
      version_no integer not null,
      content jsonb not null,
      written_by text not null references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      primary key (rule_id, version_no)
    );
    create index work_rule_version_writer on work_rule_version (written_by);

    -- One row: all rules at once.
    create table rule_switch (
      is_one boolean primary key default true check (is_one),
      is_on boolean not null default true,
      switched_at timestamptz,
      switched_by_name text
    );
    insert into rule_switch default values;

    -- What the engine has read: events by their cursor, deadlines by their moment.
    create table rule_reader (
      name text primary key check (name in ('events', 'deadlines')),
      place text not null
    );

    create table rule_firing (
      id uuid primary key,
      rule_id uuid not null references work_rule,
      version_no integer not null,
      incident_id uuid not null references incident,
      event text not null,
      event_at timestamptz not null,
      -- Rules whose acts led to it.
      chain uuid[] not null default '{}',
      fired_at timestamptz not null,
      state text not null check (state in ('waiting', 'done', 'partly', 'failed', 'declined', 'undone')),
      acts jsonb not null,
      why jsonb not null default '[]',
      decided_by text references app_user,
      decided_by_name text,
      decided_at timestamptz,
      -- A rule acts at most once on a question for an event of a kind.
      unique (rule_id, incident_id, event),
      foreign key (rule_id, version_no) references work_rule_version,
      check ((decided_by is null) = (decided_at is null))
    );
    create index rule_firing_version on rule_firing (rule_id, version_no);
    create index rule_firing_of_rule on rule_firing (rule_id, fired_at desc, id desc);
    create index rule_firing_at on rule_firing (fired_at desc, id desc);
    create index rule_firing_incident on rule_firing (incident_id, fired_at desc);
    create index rule_firing_decider on rule_firing (decided_by);
    create index rule_firing_waiting on rule_firing (rule_id) where state = 'waiting';

    create table rule_dry_run (
      id uuid primary key,
      rule_id uuid not null references work_rule,
      version_no integer not null,
      state text not null check (state in ('running', 'done', 'failed')),
      from_at timestamptz not null,
      until_at timestamptz not null,
      -- The last question that was looked at, in the order of ids.
      after_id uuid not null,
      looked_count integer not null default 0,
      seen_count integer not null default 0,
      total_count integer not null,
      matched_count integer not null default 0,
      incident_count integer not null default 0,
      acts jsonb not null default '[]',
      hours jsonb not null default '{}',
      started_by text not null references app_user,
      started_by_name text not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      foreign key (rule_id, version_no) references work_rule_version
    );
    create index rule_dry_run_version on rule_dry_run (rule_id, version_no, started_at desc);
    create unique index rule_dry_run_running on rule_dry_run (rule_id) where state = 'running';
    create index rule_dry_run_starter on rule_dry_run (started_by);

    create table rule_dry_match (
      run_id uuid not null references rule_dry_run on delete cascade,
      incident_id uuid not null references incident,
      event text not null,
      at timestamptz not null,
      acts jsonb not null,
      primary key (run_id, incident_id, event)
    );
    create index rule_dry_match_newest on rule_dry_match (run_id, at desc, incident_id, event);
    create index rule_dry_match_incident on rule_dry_match (incident_id);
  `.execute(db)
}
