import { type Kysely, sql } from 'kysely'

/** The list without a queue: all that a person sees, the nearest deadline first. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index incident_due on incident (deadline_due_at, id)`.execute(db)
}
