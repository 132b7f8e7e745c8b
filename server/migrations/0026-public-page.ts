import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Keys by which programmes report through Open311.
    create table form_key (
      id uuid primary key,
      channel_id uuid not null references channel,
      name text not null check (name <> ''),
      -- Enough to tell keys apart.
      prefix text not null,
      key_hash bytea not null unique,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
    create index form_key_channel on form_key (channel_id, created_at);

    -- What came by the region's own page or by Open311. The words are in message, as those of every network.
    create table form_request (
      -- The number of the thread and of its first message: the form's own, so that a second click is the same request.
      id uuid primary key,
      number integer generated always as identity (start with 100001) unique,
      channel_id uuid not null references channel,
      source text not null check (source in ('page', 'programme')),
      requested_at timestamptz not null,
      -- Sealed: how to reach the resident.
      contact bytea,
      consent_version text,
      consent_at timestamptz,
      -- Open311: what a repeat of the same report is known by, and who reported.
      dedupe_key text,
      key_id uuid references form_key,
      service_code text,
      -- As it was told, with personal data masked: what anyone may read.
      public_text text,
      address text,
      latitude double precision,
      longitude double precision,
      media_url text,
      unique (channel_id, dedupe_key),
      -- A resident has agreed, or a programme has shown its key.
      check ((key_id is null) <> (consent_at is null)),
      check ((consent_version is null) = (consent_at is null)),
      check ((key_id is null) = (dedupe_key is null) and (key_id is null) = (service_code is null))
    );
    create index form_request_open311 on form_request (requested_at desc, id) where source = 'programme';
  `.execute(db)
}
