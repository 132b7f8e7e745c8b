import { type Kysely, sql } from 'kysely'

/** The whole work on an incident: merging, mass events, repeats, promises, arbiter, freezing, archive. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table incident drop constraint incident_step_check;
    alter table incident add constraint incident_step_check check (step in ('new','distribution','assigned',
      'in_progress','approval','rework','publishing','postponed','awaiting_author','done','dismissed','merged','archived'));
    alter table incident
      add severity smallint check (severity between 1 and 5),
      add tags text[] not null default '{}',
      -- Joined to another: its messages and its author stay here, the work and the answer are there.
      add merged_into_id uuid references incident,
      add merged_at timestamptz,
      add merged_from text,
      -- How many authors wait for the answer of this one: itself and all that were merged into it.
      add member_count integer not null default 1,
      -- One cause, many incidents: the event they are part of.
      add event_id uuid references incident,
      add is_mass_event boolean not null default false,
      -- Counted again: the same author and topic, or the same place and topic.
      add repeat_of_id uuid references incident,
      add repeat_kind text check (repeat_kind in ('author','place')),
      add repeat_no integer,
      -- Null until a dispatcher said yes or no.
      add is_repeat_confirmed boolean,
      add is_frozen boolean not null default false,
      add is_author_unreachable boolean not null default false,
      -- Refused too often: a moderator decides whose it is.
      add needs_arbiter boolean not null default false,
      add proposed_agency_code text references agency,
      -- The open promise of an interim answer.
      add promise_due_at timestamptz,
      -- «Дальнейший диалог нецелесообразен» needs a second person.
      add close_proposed_by text references app_user,
      -- «Решено» that can be seen: a photo in the answer or the author's word.
      add has_evidence boolean not null default false;
    alter table incident add constraint incident_merged_check
      check ((step = 'merged') = (merged_into_id is not null) and merged_into_id is distinct from id);
    create index incident_merged_into on incident (merged_into_id) where merged_into_id is not null;
    create index incident_event on incident (event_id) where event_id is not null;
    create index incident_author_topic on incident (author_id, topic_code, found_at desc) where author_id is not null;

    create table promise (
      id uuid primary key,
      incident_id uuid not null references incident,
      answer_version_no integer,
      what text not null,
      -- Who keeps it, in the words of the answer.
      who text not null,
      evidence text not null default '',
      due_at timestamptz not null,
      -- When the work comes back to its owner.
      returns_at timestamptz not null,
      state text not null default 'open' check (state in ('open','kept','moved','broken','cancelled')),
      made_at timestamptz not null,
      closed_at timestamptz
    );
    create unique index promise_open on promise (incident_id) where state = 'open';
    create index promise_returns on promise (returns_at) where state = 'open';
    create index promise_incident on promise (incident_id, made_at);

    -- What a region sets for itself; a missing key has the product's default.
    create table setting (
      key text primary key,
      value jsonb not null,
      updated_at timestamptz not null default now()
    );
  `.execute(db)
}
