import { type Kysely, sql } from 'kysely'

/** Devices that are told that there is news: off until an administrator turns it on. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table push_key (
      -- One row at most.
      id boolean primary key default true check (id),
      is_on boolean not null,
      -- AES-256-GCM: the private key by which our messages are known.
      sealed_key bytea not null,
      public_key text not null,
      changed_by text not null references app_user,
      changed_by_name text not null,
      changed_at timestamptz not null
    );
    create index push_key_changer on push_key (changed_by);

    create table push_device (
      id uuid primary key,
      user_id text not null references app_user,
      endpoint text not null unique,
      p256dh text not null,
      auth text not null,
      label text not null,
      created_at timestamptz not null,
      -- Of what came until then it was told.
      told_until timestamptz not null,
      attempts integer not null default 0,
      next_attempt_at timestamptz not null
    );
    create index push_device_owner on push_device (user_id);
    create index push_device_due on push_device (next_attempt_at);
  `.execute(db)
}
