import { type Kysely, sql } from 'kysely'

/** Secret addresses by which programs of people read their calendars: one of each person, by the hash of its token. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table calendar_address (
      user_id text primary key references app_user on delete cascade,
      token_hash bytea not null unique check (octet_length(token_hash) = 32),
      created_at timestamptz not null,
      last_read_at timestamptz
    )`.execute(db)
}
