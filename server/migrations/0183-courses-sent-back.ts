import { type Kysely, sql } from 'kysely'

/** A version of a course that waited for a second person goes back to its author with a reason. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The version that was sent back; the next one waits anew.
    alter table course add column returned_no integer check (returned_no between 1 and newest_no);
    alter table course_version
      add column returned_by text references app_user,
      add column returned_by_name text,
      add column returned_at timestamptz,
      add column returned_reason text,
      add constraint course_version_returned check ((returned_at is null) = (returned_by is null)
        and (returned_at is null) = (returned_by_name is null)
        and (returned_at is null) = (returned_reason is null)) not valid,
      add constraint course_version_return_of_own check (returned_by <> written_by) not valid;
  `.execute(db)
}
