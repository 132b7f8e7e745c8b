import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table deadline_rule (
      id uuid primary key,
      key text not null,
      version integer not null,
      name text not null,
      -- Match fields, start and stop events, clock and limit: see domain/deadline.ts.
      rule jsonb not null,
      valid_from timestamptz not null default now(),
      valid_until timestamptz,
      unique (id, version)
    );

    create sequence incident_number start 1001;
    create table incident (
      id uuid primary key,
      number integer not null unique default nextval('incident_number'),
      version integer not null default 1,
      step text not null check (step in ('new','distribution','assigned','in_progress','approval','rework',
        'publishing','postponed','awaiting_author','done','dismissed','archived')),
      title text not null,
      channel_id uuid not null references channel,
      network text not null check (network in ('vk','telegram','max','ok','email','form')),
      surface text not null check (surface in ('comment','private','chat','post','video_comment','photo_comment','board','email','form')),
      source_message_id uuid not null references message,
      container text not null,
      thread_external_id text not null,
      author_id uuid references author,
      topic_code text references topic,
      group_code text references topic_group,
      kind text check (kind in ('solvable','unsolvable','informational')),
      urgency text not null default 'normal' check (urgency in ('normal','urgent')),
      municipality_code text references municipality,
      address jsonb not null default '{"settlement":null,"street":null,"house":null,"object":null}',
      latitude double precision,
      longitude double precision,
      agency_code text references agency,
      unit_code text references unit,
      assignee_id text references app_user,
      lease_until timestamptz,
      outcome text check (outcome in ('solved','explained','not_solved','postponed')),
      satisfaction text check (satisfaction in ('satisfied','neutral','dissatisfied','no_answer')),
      closing_reason text,
      dismiss_reason text check (dismiss_reason in ('spam','no_question','abuse','not_our_territory','service_account')),
      -- Step to come back to when a dismissal is undone.
      dismissed_from text check (dismissed_from in ('new','distribution')),
      handoffs integer not null default 0,
      is_reopened boolean not null default false,
      has_unread_follow_up boolean not null default false,
      is_source_edited boolean not null default false,
      is_source_deleted boolean not null default false,
      has_unknown_delivery boolean not null default false,
      suggestion jsonb,
      message_count integer not null default 1,
      found_at timestamptz not null,
      registered_at timestamptz,
      assigned_at timestamptz,
      answered_at timestamptz,
      closed_at timestamptz,
      updated_at timestamptz not null default now(),
      -- The deadline that matters now, copied from incident_deadline in the same transaction.
      deadline_key text,
      deadline_started_at timestamptz,
      deadline_due_at timestamptz,
      deadline_warn_at timestamptz,
      deadline_clock text check (deadline_clock in
        ('calendar_hours','working_hours','working_days','time_of_working_day')),
      activity_seq integer not null default 0,
      activity_hash text not null default ''
    );
    -- Lists are read by keyset: open ones by deadline, ended ones by the time they ended.
    create index incident_step_due on incident (step, deadline_due_at, id);
    create index incident_step_updated on incident (step, updated_at desc, id desc);
    create index incident_agency on incident (agency_code, step, deadline_due_at, id);
    create index incident_municipality on incident (municipality_code, step, deadline_due_at, id);
    create index incident_assignee on incident (assignee_id, step, deadline_due_at, id);
    create index incident_unit on incident (unit_code, step, deadline_due_at, id) where unit_code is not null;
    create index incident_topic on incident (topic_code, step, deadline_due_at, id);
    create index incident_group on incident (group_code, step, deadline_due_at, id);
    -- One conversation: where a follow-up looks for its incident.
    create index incident_thread on incident (channel_id, container, thread_external_id, found_at desc);
    alter table message add constraint message_incident_fk foreign key (incident_id) references incident
      deferrable initially deferred;

    create table incident_deadline (
      id uuid primary key,
      incident_id uuid not null references incident,
      key text not null,
      rule_id uuid not null references deadline_rule,
      rule_version integer not null,
      calendar_version integer not null,
      schedule_code text not null references schedule,
      started_at timestamptz not null,
      -- What the rule gave: due_at moves by pauses, acts of people and corrected calendars, first_due_at never.
      clock_limit jsonb not null,
      first_due_at timestamptz not null,
      due_at timestamptz not null,
      warn_at timestamptz not null,
      stopped_at timestamptz,
      state text not null default 'running' check (state in ('running','met','late','cancelled','paused')),
      pauses jsonb not null default '[]',
      changes jsonb not null default '[]',
      spent_working_ms bigint,
      spent_calendar_ms bigint
    );
    create index incident_deadline_incident on incident_deadline (incident_id, key);
    create unique index incident_deadline_running on incident_deadline (incident_id, key)
      where state in ('running','paused');
    create index incident_deadline_open_due on incident_deadline (due_at) where state = 'running';

    -- Append-only and hash-chained: hash = sha256(previous hash + this row).
    create table incident_activity (
      incident_id uuid not null references incident,
      seq integer not null,
      at timestamptz not null,
      type text not null,
      actor_id text,
      actor_name text,
      details jsonb not null,
      hash text not null,
      primary key (incident_id, seq)
    );
    create function forbid_change() returns trigger language plpgsql as $$
      begin raise exception 'history is append-only'; end $$;
    create trigger incident_activity_append_only before update or delete on incident_activity
      for each row execute function forbid_change();
  `.execute(db)
}
