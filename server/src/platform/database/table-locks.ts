/** How a table is changed that others are at work with. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database, Tx } from './db.ts'

const REST_MS = 1000
const LOCK_NOT_AVAILABLE = '55P03'
const DEADLOCK = '40P01'

/** Those who waited behind us go first. */
export const rest = (): Promise<void> => sleep(REST_MS)

export function isBusyTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  return code === LOCK_NOT_AVAILABLE || code === DEADLOCK || isBusyTable(error.cause)
}

/** The likely one who held it, in words behind a sentence; empty when nobody is seen. */
export async function describeLongestTransaction(db: Database): Promise<string> {
  const { rows } = await sql<{ pid: number; state: string; seconds: number }>`
    select pid, state, extract(epoch from now() - xact_start)::int as seconds from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
    order by xact_start limit 1`.execute(db)
  const [row] = rows
  return row
    ? `: process ${row.pid} of PostgreSQL (${row.state}) is in a transaction for ${row.seconds} s`
    : ''
}

export async function buildIndexes(tx: Tx, indexes: readonly string[]): Promise<void> {
  for (const index of indexes) await sql`create index ${sql.raw(index)}`.execute(tx)
}

/** One that a broken build left behind serves nobody, and is built anew. */
export async function buildIndexesBeside(db: Database, indexes: readonly string[]): Promise<void> {
  for (const index of indexes) {
    const name = index.split(' ')[0] ?? ''
    const { rows } = await sql<{ isValid: boolean }>`
      select indisvalid as "isValid" from pg_index where indexrelid = to_regclass(${name})`.execute(db)
    if (rows[0]?.isValid) continue
    if (rows.length > 0) await sql`drop index concurrently ${sql.raw(name)}`.execute(db)
    await sql`create index concurrently ${sql.raw(index)}`.execute(db)
  }
}
