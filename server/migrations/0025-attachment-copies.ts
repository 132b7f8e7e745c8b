import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Our copy of what a resident attached. The bytes lie in the data folder under their hash.
    create table attachment_copy (
      message_id uuid not null references message on delete cascade,
      -- Given once and never again, so that its address always means the same bytes.
      no smallint not null check (no >= 0),
      -- What the network calls it, with a number where one message names two alike.
      key text not null,
      -- As the network told it last: kind, reference, address, title.
      source jsonb not null,
      -- The delivery that told of it: a letter holds its files itself.
      raw_id bigint references raw_inbox,
      state text not null default 'waiting' check (state in ('waiting','stored','unavailable','refused')),
      -- Of a waiting one: why it was not brought the last time.
      reason text,
      -- By its bytes, not by what the network says of them.
      content_type text,
      size integer check (size > 0),
      width integer check (width > 0),
      height integer check (height > 0),
      hash text check (hash ~ '^[0-9a-f]{64}$'),
      thumbnail_hash text check (thumbnail_hash ~ '^[0-9a-f]{64}$'),
      is_scanned boolean not null default false,
      attempts smallint not null default 0,
      -- Also how long a worker may hold it: one that died gives it back by this time.
      next_attempt_at timestamptz,
      stored_at timestamptz,
      primary key (message_id, no),
      unique (message_id, key),
      check ((state = 'waiting') = (next_attempt_at is not null)),
      check ((state = 'stored') = (hash is not null and content_type is not null and size is not null and stored_at is not null)),
      check (state not in ('unavailable','refused') or reason is not null)
    );
    create index attachment_copy_due on attachment_copy (next_attempt_at) where state = 'waiting';
  `.execute(db)
}
