import { type Kysely, sql } from 'kysely'

/** Photographs of practices. Which of them a version shows stands in its content. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table practice_picture (
      id uuid primary key,
      -- Null: uploaded and not used by any version.
      practice_id uuid references practice,
      hash text not null,
      content_type text not null,
      name text not null,
      size integer not null,
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null
    );
    create index practice_picture_of on practice_picture (practice_id);
    create index practice_picture_by on practice_picture (uploaded_by);
    create index practice_picture_unused on practice_picture (uploaded_at) where practice_id is null;
    create index practice_picture_bytes on practice_picture (hash);
  `.execute(db)
}
