import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database.gen.ts'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>
/** Either: what a repository takes. */
export type Db = Database | Tx

// int8 fits a double here (counts, milliseconds); ids that may not are cast to text in the query.
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value))

export type DatabaseConfig = pg.PoolConfig

export function createPool(config: DatabaseConfig, { max = 12 } = {}): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    max,
    options: '-c jit=off -c timezone=UTC',
    idleTimeoutMillis: 30_000,
  })
  // An idle connection lost to a database restart is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => undefined)
  return pool
}

export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
