import { type Kysely, sql } from 'kysely'

/** What a body has to give to somebody is found among its open questions without reading those that are given already. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    drop index incident_open_agency;
    create index incident_open_agency on incident
      (agency_code, coalesce(deadline_due_at, '9999-12-31 00:00:00+00'::timestamptz), id, step, urgency, assignee_id)
      where step not in ('done', 'dismissed', 'merged', 'archived');`)
    .execute(db)
}
