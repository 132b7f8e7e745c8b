import { type InsertObject, sql } from 'kysely'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Tx } from '../../platform/database/db.ts'

/** The database's own moment. */
export const NOW = sql<Date>`now()`

/** What is there stays. */
export async function insertMissing<Table extends keyof DB>(
  tx: Tx,
  table: Table,
  rows: InsertObject<DB, Table> | readonly InsertObject<DB, Table>[],
): Promise<void> {
  await tx
    .insertInto(table)
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
