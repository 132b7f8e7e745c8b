import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
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
  // The same for one in use between two statements: the next statement fails and tells whoever holds it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const asides = new WeakMap<Database, Database>()
const ASIDE_CONNECTIONS = 2

/**
 * For what is kept in memory and read again now and then by whoever needs it, in the middle of a transaction too.
 * Through the same pool that reading could wait for ever: for a connection that others hold who wait as well.
 */
export function asideOf(db: Database): Database {
  return asides.get(db) ?? db
}

export function createDatabase(pool: pg.Pool): Database {
  const { options } = pool
  // A pool does not show its password when it is copied.
  const { password } = options
  const config = { ...options, ...(password === undefined ? {} : { password }), allowExitOnIdle: true }
  const aside = connectTo(createPool(config, { max: ASIDE_CONNECTIONS }))
  const db = connectTo({
    options,
    connect: () => pool.connect(),
    async end() {
      await aside.destroy()
      await pool.end()
    },
  })
  asides.set(db, aside)
  return db
}

function connectTo(pool: PostgresPool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Connection classes of PostgreSQL and Node, and two transactions that met: the same work may succeed a moment later. */
const AWAY_CODES = /^(08...|57P0.|40001|40P01|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
const AWAY_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return AWAY_CODES.test(code) || AWAY_MESSAGES.test(error.message)
}
