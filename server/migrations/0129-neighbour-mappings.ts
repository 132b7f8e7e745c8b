import { type Kysely, sql } from 'kysely'

/** How the table of another system is read and written: kept by name, used again. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table neighbour_mapping (
      id uuid primary key,
      name text not null,
      content jsonb not null,
      changed_by text not null references app_user,
      changed_by_name text not null,
      changed_at timestamptz not null
    );
    create unique index neighbour_mapping_name on neighbour_mapping (lower(name));
    create index neighbour_mapping_changer on neighbour_mapping (changed_by);
  `.execute(db)
}
