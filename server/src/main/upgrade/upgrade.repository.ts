import { sql } from 'kysely'
import type { Database } from '../../platform/database/db.ts'

export type TableSize = { table: string; rows: number; bytes: number }
export type LongTransaction = { pid: number; state: string; seconds: number }

/** Rows as the last analyse counted them; of tables that are there. */
export async function listTableSizes(db: Database, tables: readonly string[]): Promise<TableSize[]> {
  const { rows } = await sql<TableSize>`
    select relname as "table", greatest(reltuples, 0)::float8 as rows, pg_total_relation_size(oid)::float8 as bytes
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname = any(${tables})`.execute(
    db,
  )
  return rows
}

/** A migration waits for them, and so does who comes behind it. */
export async function listLongTransactions(db: Database, seconds: number): Promise<LongTransaction[]> {
  const { rows } = await sql<LongTransaction>`
    select pid, state, extract(epoch from now() - xact_start)::int as seconds from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and xact_start < now() - make_interval(secs => ${seconds})
    order by xact_start`.execute(db)
  return rows
}
