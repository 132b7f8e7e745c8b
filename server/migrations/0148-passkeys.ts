import { type Kysely, sql } from 'kysely'

/** Keys of people's own devices, with which they sign in. A key proves a device and a finger, a face or a code of it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    create table passkey (
      id uuid primary key,
      user_id text not null references app_user on delete cascade,
      name text not null,
      credential_id bytea not null unique,
      public_key bytea not null,
      -- Goes up with each use, where the device counts at all.
      counter bigint not null,
      transports text[] not null,
      -- The maker of the device keeps copies on the other devices of the person.
      is_synced boolean not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    );
    create index passkey_user on passkey (user_id);`)
    .execute(db)
}
