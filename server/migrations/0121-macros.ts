import { type Kysely, sql } from 'kysely'

/** Macros: named sets of acts and a text that a person puts on a question by one press, and what each press did. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table macro (
      id uuid primary key,
      content jsonb not null,
      is_shared boolean not null,
      written_by text not null references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      use_count integer not null default 0,
      archived_at timestamptz
    );
    create index macro_writer on macro (written_by);

    create table macro_use (
      id uuid primary key,
      macro_id uuid not null references macro,
      incident_id uuid not null references incident,
      used_by text not null references app_user,
      used_at timestamptz not null,
      acts jsonb not null,
      undone_at timestamptz
    );
    create index macro_use_of on macro_use (macro_id);
    create index macro_use_incident on macro_use (incident_id);
    create index macro_use_person on macro_use (used_by);
  `.execute(db)
}
