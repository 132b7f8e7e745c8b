import { type Kysely, sql } from 'kysely'

/** What colleagues write to each other about an incident; residents never see it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table incident_note (
      id uuid primary key,
      incident_id uuid not null references incident,
      author_id text not null references app_user,
      author_name text not null,
      -- Empty when deleted: only that there was one stays.
      text text not null,
      mentions text[] not null default '{}',
      created_at timestamptz not null,
      edited_at timestamptz,
      deleted_at timestamptz,
      check ((deleted_at is null) = (text <> ''))
    );
    create index incident_note_incident on incident_note (incident_id, created_at, id);
  `.execute(db)
}
