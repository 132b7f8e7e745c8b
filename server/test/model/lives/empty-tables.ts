/** What a life leaves behind goes; what the region was made with stays. */
import { sql } from 'kysely'
import type { Database } from '../../../src/platform/database/db.ts'

/** History lets nothing be deleted, so it is truncated. To truncate all forty would make two hundred files anew. */
const HISTORY = 'incident_activity'

export async function emptyTables(owner: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    with recursive behind (id) as (
      select unnest(array['incident', 'message', 'raw_inbox', 'author', 'event', 'counted_question', 'question_change', 'figure_change', 'figure_count'])::regclass::oid
      union
      select conrelid from pg_constraint, behind where contype = 'f' and confrelid = behind.id
    )
    select behind.id::regclass::text as name from behind where behind.id <> ${HISTORY}::regclass`.execute(
    owner,
  )
  // In one statement: they refer to each other, and that is looked at when it ends.
  const deletions = rows.map(({ name }) => sql`${sql.ref(name)} as (delete from ${sql.table(name)})`)
  await sql`truncate ${sql.table(HISTORY)}`.execute(owner)
  await sql`with ${sql.join(deletions)} select`.execute(owner)
}
