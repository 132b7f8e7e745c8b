import { type Kysely, sql } from 'kysely'

/** The policy of 0145 reads places and units too: with them in the index the counters of a body stay in it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    drop index incident_open_agency;
    create index incident_open_agency on incident
      (agency_code, coalesce(deadline_due_at, '9999-12-31 00:00:00+00'::timestamptz), id, step, urgency, assignee_id)
      include (municipality_code, unit_code)
      where step not in ('done', 'dismissed', 'merged', 'archived');`)
    .execute(db)
}
