import { type Kysely, sql } from 'kysely'

/**
 * What browsers are told. Rows are read in the order (tx, id) and only below the oldest running transaction,
 * so that a transaction that commits late is never skipped by a reader who is already past its id.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table event (
      tx xid8 not null default pg_current_xact_id(),
      id bigint generated always as identity,
      at timestamptz not null default now(),
      payload jsonb not null,
      -- Who may hear of it: see platform/events.ts.
      audience jsonb not null,
      primary key (tx, id)
    );
    create index event_at on event (at);
  `.execute(db)
}
