import type { CompiledQuery } from 'kysely'
import { clientOf, type Tx } from './db.ts'

/**
 * Written without waiting: it is on its way while the transaction goes on. Its failure comes with the next statement or
 * the commit and ends the transaction, so it is for what no caller handles.
 */
export function sendAhead(tx: Tx, query: { compile: (tx: Tx) => CompiledQuery }): void {
  const { sql, parameters } = query.compile(tx)
  clientOf(tx).sendAhead(sql, parameters)
}
