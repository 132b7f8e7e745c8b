/** The database takes no rows of this kind any more, as one row that nobody had thought of makes it. */
import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/db.ts'

/** `which` speaks of `new`. Gives the way back. */
export async function refuseRows(
  owner: Database,
  { table, which }: { table: string; which: string },
): Promise<() => Promise<void>> {
  await sql
    .raw(
      `create trigger rows_refused before insert on ${table} for each row when (${which}) execute function refuse_change()`,
    )
    .execute(owner)
  return async () => {
    await sql.raw(`drop trigger rows_refused on ${table}`).execute(owner)
  }
}
