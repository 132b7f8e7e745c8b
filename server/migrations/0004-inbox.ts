import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table raw_inbox (
      id bigint generated always as identity primary key,
      channel_id uuid not null references channel,
      dedupe_key text not null,
      body bytea not null,
      received_at timestamptz not null default now(),
      state text not null default 'new' check (state in ('new','done','quarantined','discarded')),
      attempts integer not null default 0,
      lease_until timestamptz,
      error_code text,
      unique (channel_id, dedupe_key)
    );
    create index raw_inbox_new on raw_inbox (id) where state = 'new';
    create index raw_inbox_quarantined on raw_inbox (id) where state = 'quarantined';

    create table author (
      id uuid primary key,
      network text not null check (network in ('vk','telegram','max','ok','email','form')),
      external_id text not null,
      -- Name and link, AES-256-GCM; null until the network was asked.
      card bytea,
      resolved_at timestamptz,
      unique (network, external_id)
    );
    create index author_unresolved on author (id) where resolved_at is null;

    create table message (
      id uuid primary key,
      channel_id uuid not null references channel,
      network text not null check (network in ('vk','telegram','max','ok','email','form')),
      surface text not null check (surface in ('comment','private','chat','post','video_comment','photo_comment','board','email','form')),
      container text not null,
      external_id text not null,
      parent_external_id text,
      thread_external_id text not null,
      direction text not null check (direction in ('in','out')),
      author_id uuid references author,
      author_kind text not null check (author_kind in ('person','community','self','anonymous')),
      text text not null,
      attachments jsonb not null default '[]',
      geo jsonb,
      version text not null,
      -- When the present text reached us.
      captured_at timestamptz not null,
      -- False while only an edit or a deletion of it is known.
      is_creation_seen boolean not null,
      source_state text not null default 'alive' check (source_state in ('alive','edited','deleted')),
      occurred_at timestamptz not null,
      received_at timestamptz not null,
      permalink text,
      is_by_hand boolean not null default false,
      is_read boolean not null default true,
      incident_id uuid,
      search tsvector generated always as (to_tsvector('russian'::regconfig, text)) stored,
      unique (channel_id, container, external_id)
    );
    create index message_incident on message (incident_id, occurred_at);
    create index message_search on message using gin (search);
    create index message_author on message (author_id, occurred_at desc);

    -- What the text was before. The current text stays in message.
    create table message_version (
      message_id uuid not null references message,
      version text not null,
      text text not null,
      attachments jsonb not null default '[]',
      captured_at timestamptz not null,
      primary key (message_id, version)
    );
  `.execute(db)
}
