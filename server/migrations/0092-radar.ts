import { type Kysely, sql } from 'kysely'

/**
 * What the radar has found, and what the forecast of each morning said: kept, so that a surge rings once and a forecast
 * can be held against what happened.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table surge (
      id uuid primary key,
      municipality_code text not null references municipality,
      group_code text not null references topic_group,
      found_at timestamptz not null,
      -- The first message of the window in which it was found, and the last one while it lasted.
      started_at timestamptz not null,
      last_at timestamptz not null,
      ended_at timestamptz,
      -- The largest count of a window, and what was usual then.
      count integer not null check (count > 0),
      expected double precision not null check (expected >= 0),
      q double precision not null check (q between 0 and 1),
      check (started_at <= last_at and found_at <= coalesce(ended_at, found_at))
    );
    create unique index surge_lasting on surge (municipality_code, group_code) where ended_at is null;
    create index surge_ended on surge (ended_at) where ended_at is not null;

    -- When all cells were last looked at: without it silence of the radar would read as calm.
    create table radar_look (
      id boolean primary key default true check (id),
      at timestamptz not null
    );

    create table forecast (
      id uuid primary key,
      day date not null,
      -- The one of the morning is judged; the latest one of the day is shown.
      kind text not null check (kind in ('morning', 'latest')),
      at timestamptz not null,
      until timestamptz not null,
      bodies jsonb not null,
      slack jsonb not null,
      judged_at timestamptz,
      unique (day, kind)
    );
    create table forecast_question (
      forecast_id uuid not null references forecast on delete cascade,
      incident_id uuid not null references incident,
      agency_code text not null references agency,
      municipality_code text references municipality,
      due_at timestamptz not null,
      chance double precision not null check (chance between 0 and 1),
      is_missed boolean,
      primary key (forecast_id, incident_id)
    );
    create index forecast_question_incident on forecast_question (incident_id);
  `.execute(db)
}
