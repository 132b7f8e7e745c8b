import { type Kysely, sql } from 'kysely'

/** What happens here, told to programs of others: signed, repeated, in order of each object, and logged. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table webhook_endpoint (
      id uuid primary key,
      name text not null,
      url text not null,
      events text[] not null,
      -- resting: it took nothing for days, so nothing is sent until a person says so.
      state text not null check (state in ('on', 'off', 'resting')),
      -- AES-256-GCM; the old one signs too until its moment, so that the other side may change without a gap.
      secret bytea not null,
      old_secret bytea,
      old_secret_until timestamptz,
      created_by text not null references app_user,
      created_by_name text not null,
      created_at timestamptz not null,
      failing_since timestamptz,
      removed_at timestamptz,
      check ((old_secret is null) = (old_secret_until is null)),
      check (removed_at is null or state = 'off')
    );
    create index webhook_endpoint_maker on webhook_endpoint (created_by);
    create index webhook_endpoint_on on webhook_endpoint (id) where state = 'on';

    create table webhook_event (
      id uuid primary key,
      type text not null,
      -- Of one object events are delivered in their order.
      object text not null,
      data jsonb not null,
      at timestamptz not null
    );
    create index webhook_event_age on webhook_event (at);

    create table webhook_delivery (
      id uuid primary key,
      seq bigint generated always as identity unique,
      endpoint_id uuid not null references webhook_endpoint,
      event_id uuid not null references webhook_event,
      object text not null,
      state text not null check (state in ('queued', 'sending', 'delivered', 'cancelled')),
      attempts integer not null default 0,
      next_attempt_at timestamptz,
      lease_token uuid,
      lease_until timestamptz,
      -- Of the last attempt: what was answered, or why nothing was.
      status integer,
      error_code text,
      answer text,
      took_ms integer,
      created_at timestamptz not null,
      attempted_at timestamptz,
      delivered_at timestamptz,
      unique (endpoint_id, event_id),
      check ((state = 'queued') = (next_attempt_at is not null)),
      check ((state = 'sending') = (lease_until is not null)),
      check ((state = 'delivered') <= (delivered_at is not null))
    );
    create index webhook_delivery_due on webhook_delivery (endpoint_id, next_attempt_at, seq) where state = 'queued';
    create index webhook_delivery_moving on webhook_delivery (endpoint_id, object, seq)
      where state in ('queued', 'sending');
    create index webhook_delivery_leased on webhook_delivery (lease_until) where state = 'sending';
    create index webhook_delivery_log on webhook_delivery (endpoint_id, seq desc);
    create index webhook_delivery_event on webhook_delivery (event_id);
  `.execute(db)
}
