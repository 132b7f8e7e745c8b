import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'

/** An act that is refused is undone alone; what the rule did before it stays. */
export async function setSavepoint(tx: Tx): Promise<void> {
  await sql`savepoint rule_act`.execute(tx)
}

export async function releaseSavepoint(tx: Tx): Promise<void> {
  await sql`release savepoint rule_act`.execute(tx)
}

export async function rollBackToSavepoint(tx: Tx): Promise<void> {
  await sql`rollback to savepoint rule_act`.execute(tx)
}
