import type { CompiledQuery } from 'kysely'
import { encodeRows } from './copy-rows.ts'
import { clientOf, type Tx } from './db.ts'
import { SCOPED_TABLES } from './readers/scoped-tables.ts'

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
  const client = clientOf(tx)
  const names = columns.join(', ')
  if (!SCOPED_TABLES.has(table)) {
    client.copyAhead(`copy ${table} (${names}) from stdin`, encodeRows(rows))
    return
  }
  // PostgreSQL copies into no table with policies.
  client.sendAhead(`create temp table copied as select ${names} from ${table} with no data`, [])
  client.copyAhead(`copy copied (${names}) from stdin`, encodeRows(rows))
  client.sendAhead(
    `insert into ${table} (${names}) overriding system value select ${names} from copied order by ctid`,
    [],
  )
  client.sendAhead('drop table copied', [])
}
