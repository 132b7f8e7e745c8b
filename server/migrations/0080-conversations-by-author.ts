import { type Kysely, sql } from 'kysely'

/**
 * Whose conversation it is belongs to the key: under a post where thousands write, each message read the incidents of all
 * of them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index incident_conversation on incident (channel_id, container, thread_external_id, author_id);
    drop index incident_thread
  `.execute(db)
}
