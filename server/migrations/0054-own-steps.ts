import { type Kysely, sql } from 'kysely'

/** «Что я сделал»: the last steps of one person are read by an index. The steps of a bulk run stand in the run. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index incident_activity_actor on incident_activity (actor_id, at desc, incident_id, seq desc)
      where actor_id is not null and not (details ? 'bulkRunId')
  `.execute(db)
}
