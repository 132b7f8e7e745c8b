import { type Kysely, sql } from 'kysely'

/** What a notice told of many speaks of, until it ends: then it counts less, and with the last one it is read. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table notification add column ended_count integer not null default 0
      check (ended_count between 0 and count);
    create table notification_matter (
      notification_id uuid not null references notification on delete cascade,
      incident_id uuid not null references incident,
      count integer not null check (count > 0),
      primary key (notification_id, incident_id)
    );
    create index notification_matter_incident on notification_matter (incident_id)`.execute(db)
}
