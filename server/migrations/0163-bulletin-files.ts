import { type Kysely, sql } from 'kysely'

/** Files of news and orders: which of them a version shows stands in its content. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table bulletin_file (
      id uuid primary key,
      -- Null: uploaded and not used by any version.
      bulletin_id uuid references bulletin,
      hash text not null,
      content_type text not null,
      name text not null,
      size integer not null,
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null
    );
    create index bulletin_file_of on bulletin_file (bulletin_id);
    create index bulletin_file_by on bulletin_file (uploaded_by);
    create index bulletin_file_unused on bulletin_file (uploaded_at) where bulletin_id is null;
    create index bulletin_file_bytes on bulletin_file (hash);
  `.execute(db)
}
