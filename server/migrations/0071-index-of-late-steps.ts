import { type Kysely, sql } from 'kysely'

/** The board opens its late steps in their order, however many have ended. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index incident_deadline_late on incident_deadline (stopped_at, id) where state = 'late'`.execute(
    db,
  )
}
