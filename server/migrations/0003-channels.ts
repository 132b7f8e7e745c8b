import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table channel (
      id uuid primary key,
      network text not null check (network in ('vk','telegram','max','ok','email','form')),
      external_id text not null,
      name text not null,
      municipality_code text not null references municipality,
      transport text not null check (transport in ('webhook','long_poll')),
      is_active boolean not null default true,
      -- Unguessable last part of the webhook address.
      webhook_path text not null unique,
      -- AES-256-GCM of {tokens, webhookSecret}; the key is VECHE_SECRET.
      credentials bytea not null,
      health text not null default 'unknown' check (health in ('green','yellow','red','unknown')),
      checks jsonb not null default '[]',
      checked_at timestamptz,
      last_event_at timestamptz,
      created_at timestamptz not null default now(),
      unique (network, external_id)
    );

    create table channel_cursor (
      channel_id uuid not null references channel on delete cascade,
      stream text not null,
      cursor jsonb not null,
      updated_at timestamptz not null default now(),
      primary key (channel_id, stream)
    );

    create table channel_gap (
      id uuid primary key,
      channel_id uuid not null references channel on delete cascade,
      reason text not null,
      from_at timestamptz,
      to_at timestamptz not null default now(),
      closed_at timestamptz
    );
    create index channel_gap_open on channel_gap (channel_id) where closed_at is null;
  `.execute(db)
}
