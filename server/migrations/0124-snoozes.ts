import { type Kysely, sql } from 'kysely'

/** A question put aside in the list of one person, with what was known of it then: whatever is more brings it back. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table snooze (
      user_id text not null references app_user,
      incident_id uuid not null references incident,
      since timestamptz not null,
      until timestamptz not null check (until > since),
      message_count integer not null,
      was_urgent boolean not null,
      step text not null,
      primary key (user_id, incident_id)
    );
    create index snooze_incident on snooze (incident_id);
  `.execute(db)
}
