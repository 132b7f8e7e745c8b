import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table fake (
      id uuid primary key,
      number bigint generated always as identity unique,
      step text not null check (step in
        ('signal','triage','facts','verdict','text','approval','publication','watch','closed','dropped')),
      -- Where a dropped one goes when it is opened again.
      dropped_at_step text check (dropped_at_step in
        ('signal','triage','facts','verdict','text','approval','publication')),
      claim text not null,
      full_text text not null default '',
      signal text not null check (signal in ('monitoring','chat','resident','agency')),
      municipality_code text references municipality,
      topic_code text references topic,
      -- The body that gives the facts.
      agency_code text references agency,
      is_danger boolean not null default false,
      harm integer check (harm between 1 and 5),
      reach_note text not null default '',
      truth text not null default '',
      verdict text check (verdict in ('fake','distortion','true','unconfirmed','opinion')),
      drop_reason text check (drop_reason in
        ('opinion','not_checkable','no_rumour','no_reach','duplicate')),
      duplicate_of_id uuid references fake,
      responsible_id text references app_user,
      first_seen_at timestamptz not null,
      signalled_at timestamptz not null,
      total_due_at timestamptz not null,
      total_rule_id uuid not null,
      total_rule_version integer not null,
      published_at timestamptz,
      watch_until timestamptz,
      closed_at timestamptz,
      -- Opinions count since the facts were last given or somebody said that we were wrong.
      opinion_round integer not null default 1,
      version integer not null default 1,
      created_by text references app_user,
      -- When it was last told that the rumour goes round again.
      respread_told_at timestamptz,
      -- What was said before it was known by these words has been compared with it.
      is_looked_back boolean not null default false,
      check ((step = 'dropped') = (drop_reason is not null)),
      check ((step = 'dropped') = (dropped_at_step is not null)),
      check (step not in ('text','approval','publication','watch') or verdict is not null),
      check (step not in ('watch','closed') or published_at is not null)
    );
    create index fake_open on fake (total_due_at, id)
      where step in ('signal','triage','facts','verdict','text','approval','publication');
    create index fake_live on fake (number) where step not in ('closed','dropped');
    create index fake_to_look_back on fake (signalled_at)
      where not is_looked_back and step not in ('closed', 'dropped');
    create index fake_watched on fake (watch_until) where step = 'watch';
    create index fake_latest on fake (step, signalled_at desc, id desc);
    create index fake_signalled on fake (signalled_at);
    create index fake_place on fake (municipality_code, step, signalled_at desc, id desc);
    create index fake_words on fake using gin (to_tsvector('russian'::regconfig, claim));
    create index fake_published on fake (published_at desc, id desc) where published_at is not null;

    -- Each time a step was begun. The last one without an end runs.
    create table fake_clock (
      id uuid primary key,
      fake_id uuid not null references fake,
      step text not null check (step in
        ('signal','triage','facts','verdict','text','approval','publication')),
      started_at timestamptz not null,
      due_at timestamptz not null,
      rule_id uuid not null,
      rule_version integer not null,
      ended_at timestamptz,
      ended_by text references app_user,
      -- When those who hold it were told that it is late.
      told_at timestamptz
    );
    create unique index fake_clock_runs on fake_clock (fake_id) where ended_at is null;
    create index fake_clock_of on fake_clock (fake_id, started_at);
    create index fake_clock_late on fake_clock (due_at) where ended_at is null and told_at is null;

    create table fake_file (
      id uuid primary key,
      fake_id uuid not null references fake,
      use text not null check (use in ('evidence','screenshot','picture')),
      hash text not null,
      content_type text not null,
      size integer not null,
      name text not null,
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null
    );
    create index fake_file_of on fake_file (fake_id, uploaded_at);
    create index fake_file_hash on fake_file (hash);

    -- Never changed: what was removed stays, with who removed it.
    create table fake_evidence (
      id uuid primary key,
      fake_id uuid not null references fake,
      kind text not null check (kind in ('document','register','statement','link')),
      title text not null,
      detail text not null,
      source text not null,
      url text,
      file_id uuid references fake_file,
      hash text not null,
      added_at timestamptz not null,
      added_by text not null references app_user,
      removed_at timestamptz,
      removed_by text references app_user
    );
    create index fake_evidence_of on fake_evidence (fake_id, added_at);

    -- Where it goes round. A message of ours to read, or a place that no channel of ours reaches.
    create table fake_carrier (
      id uuid primary key,
      fake_id uuid not null references fake,
      message_id uuid references message,
      network text,
      place text not null,
      permalink text,
      state text not null check (state in ('suggested','confirmed','rejected')),
      found_as text not null check (found_as in ('signal','matched','by_hand')),
      score real,
      text text not null,
      snapshot jsonb not null,
      snapshot_hash text not null,
      snapshot_at timestamptz not null,
      file_id uuid references fake_file,
      written_at timestamptz not null,
      views integer,
      shares integer,
      decided_by text references app_user,
      decided_at timestamptz,
      added_at timestamptz not null,
      added_by text references app_user,
      -- Its author took it away or took the claim out of it; the snapshot stays.
      gone_at timestamptz,
      unique (fake_id, message_id)
    );
    create index fake_carrier_of on fake_carrier (fake_id, written_at);
    create index fake_carrier_message on fake_carrier (message_id) where message_id is not null;

    create table fake_reach (
      carrier_id uuid not null references fake_carrier,
      at timestamptz not null,
      views integer not null,
      primary key (carrier_id, at)
    );

    create table fake_opinion (
      fake_id uuid not null references fake,
      round integer not null,
      user_id text not null references app_user,
      verdict text not null check (verdict in ('fake','distortion','true','unconfirmed','opinion')),
      reason text not null,
      at timestamptz not null,
      primary key (fake_id, round, user_id)
    );

    create table fake_text (
      fake_id uuid not null references fake,
      no integer not null,
      reply text not null,
      post text not null,
      picture_id uuid references fake_file,
      written_by text not null references app_user,
      written_at timestamptz not null,
      decision text check (decision in ('approved','sent_back')),
      decided_by text references app_user,
      decided_at timestamptz,
      send_back_reason text,
      primary key (fake_id, no),
      -- Another than who wrote it decides.
      check (decision is distinct from 'approved' or decided_by <> written_by),
      check ((decision is null) = (decided_at is null))
    );

    -- id: of the row in the outbox; by hand there is none.
    create table fake_publication (
      id uuid primary key,
      fake_id uuid not null references fake,
      kind text not null check (kind in ('reply','chat_post','correction','by_hand')),
      carrier_id uuid references fake_carrier,
      chat_id uuid references chat,
      -- Another carrier in the same thread was answered by that one.
      joined_id uuid references fake_publication,
      text_no integer not null,
      queued_at timestamptz not null,
      queued_by text not null references app_user,
      sent_at timestamptz,
      message_id uuid references message,
      permalink text,
      foreign key (fake_id, text_no) references fake_text (fake_id, no),
      unique nulls not distinct (fake_id, text_no, carrier_id, chat_id),
      check ((carrier_id is null) <> (chat_id is null))
    );
    create index fake_publication_of on fake_publication (fake_id, queued_at);
    create index fake_publication_joined on fake_publication (joined_id) where joined_id is not null;

    create table fake_correction (
      id uuid primary key,
      fake_id uuid not null references fake,
      at timestamptz not null,
      by_user text not null references app_user,
      reason text not null,
      verdict_before text not null check (verdict_before in
        ('fake','distortion','true','unconfirmed','opinion'))
    );
    create index fake_correction_of on fake_correction (fake_id, at);
  `.execute(db)
}
