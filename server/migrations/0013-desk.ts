import { type Kysely, sql } from 'kysely'

/**
 * Filters over every field. Open work is a small part and is read by deadline; ended work grows for ever and is read
 * from the latest change. So each field has two partial indexes in the order of its list, and fields with a few
 * values a small one that the database joins with others.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    drop index incident_agency, incident_municipality, incident_assignee, incident_unit, incident_topic, incident_group;
  `.execute(db)
  for (const column of [
    'agency_code',
    'municipality_code',
    'assignee_id',
    'unit_code',
    'topic_code',
    'group_code',
  ]) {
    const name = sql.raw(column.replace(/_code$|_id$/, ''))
    const field = sql.raw(column)
    await sql`
      create index incident_open_${name} on incident (${field}, deadline_due_at, id)
        where step not in ('done','dismissed','merged','archived')`.execute(db)
    await sql`
      create index incident_ended_${name} on incident (${field}, updated_at desc, id desc)
        where step in ('done','dismissed','merged','archived')`.execute(db)
  }
}
