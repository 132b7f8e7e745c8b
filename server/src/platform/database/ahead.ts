import type { CompiledQuery } from 'kysely'
import { encodeRows } from './copy-rows.ts'
import { clientOf, type Tx } from './db.ts'

/**
 * Sends a statement without waiting for its answer, while the transaction goes on. A failure comes with the next
 * statement or with the commit and ends the transaction, so this is only for statements whose failure no caller
 * handles.
 */
export function sendAhead(tx: Tx, query: { compile: (tx: Tx) => CompiledQuery }): void {
  const { sql, parameters } = query.compile(tx)
  clientOf(tx).sendAhead(sql, parameters)
}

/** Adds rows in the way that costs the database least. All have the columns that are named; a column that is left out gets what the table gives it. */
export function copyAhead(
  tx: Tx,
  {
    table,
    columns,
    rows,
  }: { table: string; columns: readonly string[]; rows: readonly (readonly unknown[])[] },
): void {
  clientOf(tx).copyAhead(`copy ${table} (${columns.join(', ')}) from stdin`, encodeRows(rows))
}
