import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table livestream (
      id uuid primary key,
      number bigint generated always as identity unique,
      title text not null,
      municipality_code text references municipality,
      agency_code text references agency,
      speakers jsonb not null,
      editor_id text references app_user,
      step text not null check
        (step in ('planned','announced','collecting','on_air','follow_up','closed','cancelled')),
      planned_at timestamptz not null,
      planned_minutes integer not null,
      started_at timestamptz,
      ended_at timestamptz,
      closed_at timestamptz,
      recording_url text,
      recording_offset_s integer not null default 0,
      viewers integer,
      version integer not null default 1,
      -- The last number given to a question, and the last change of any.
      last_number integer not null default 0,
      revision bigint not null default 0,
      created_at timestamptz not null,
      created_by text references app_user,
      check (step not in ('on_air','follow_up','closed') or started_at is not null),
      check (step not in ('follow_up','closed') or ended_at is not null),
      check ((step = 'closed') = (closed_at is not null))
    );
    create index livestream_planned on livestream (planned_at);
    create index livestream_place on livestream (municipality_code, planned_at);

    -- Under what people ask: the comments of a post or a video.
    create table livestream_source (
      id uuid primary key,
      livestream_id uuid not null references livestream,
      kind text not null check (kind in ('announcement','broadcast')),
      channel_id uuid not null references channel,
      container text not null,
      thread_external_id text,
      permalink text,
      unique nulls not distinct (channel_id, container, thread_external_id, livestream_id)
    );
    -- Under which posts and videos people may be asked to ask.
    create index message_post on message (channel_id, occurred_at) where surface = 'post';
    create index message_post_permalink on message (channel_id, permalink) where surface = 'post';
    create index message_video on message (channel_id, container, occurred_at) where surface = 'video_comment';
    create index livestream_source_stream on livestream_source (livestream_id);

    create table livestream_question (
      id uuid primary key,
      livestream_id uuid not null references livestream,
      number integer not null,
      channel text not null check (channel in
        ('comment_before','comment_live','private','chat','form','phone','reception','hall')),
      state text not null check (state in
        ('received','selected','answered','partly','on_control','answered_later','declined','folded','aside')),
      text text not null,
      topic_code text references topic,
      address text,
      asked_at timestamptz not null,
      position integer,
      facts text not null default '',
      -- When the host read it out and when it was answered, seconds since the beginning.
      read_out_s integer,
      time_code_s integer,
      promise jsonb,
      decline_reason text,
      folded_into_id uuid references livestream_question,
      similar_to_id uuid references livestream_question,
      incident_id uuid references incident,
      answered_later_at timestamptz,
      -- For undo: what it was before, the latest last.
      past jsonb not null default '[]',
      -- The same words have the same key; stems find what is alike.
      words_key text not null,
      words text[] not null,
      -- A person put it into other words: what its author edits changes it no more.
      is_reworded boolean not null default false,
      version integer not null default 1,
      revision bigint not null,
      unique (livestream_id, number),
      check ((state = 'folded') = (folded_into_id is not null)),
      check ((state = 'declined') = (decline_reason is not null)),
      check (state not in ('answered','partly') or time_code_s is not null),
      check (state not in ('on_control','answered_later') or incident_id is not null)
    );
    create unique index livestream_question_news on livestream_question (livestream_id, revision);
    create index livestream_question_words on livestream_question (livestream_id, words_key);
    create index livestream_question_on_control on livestream_question (incident_id) where state = 'on_control';
    create index livestream_question_incident on livestream_question (incident_id) where incident_id is not null;
    create index livestream_question_folded on livestream_question (folded_into_id)
      where folded_into_id is not null;

    -- Everybody who asked it, however often it was asked.
    create table livestream_asker (
      id uuid primary key,
      question_id uuid not null references livestream_question,
      channel text not null,
      message_id uuid unique references message,
      author_id uuid references author,
      -- Name and contact of who rang or stood in the hall, AES-256-GCM.
      card bytea,
      asked_at timestamptz not null,
      -- More words of the same author to the same question.
      is_further boolean not null default false
    );
    create index livestream_asker_question on livestream_asker (question_id, asked_at);

    -- A command sent again after a lost connection does nothing.
    create table livestream_command (
      key uuid primary key,
      livestream_id uuid not null references livestream,
      question_id uuid references livestream_question,
      type text not null,
      pressed_at timestamptz not null,
      applied_at timestamptz not null,
      actor_id text not null references app_user,
      code text
    );
    create index livestream_command_stream on livestream_command (livestream_id, applied_at);
  `.execute(db)
}
