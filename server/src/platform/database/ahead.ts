import type { CompiledQuery } from 'kysely'
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
