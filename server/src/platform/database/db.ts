import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CamelCasePlugin,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  Transaction,
  type TransactionBuilder,
} from 'kysely'
import pg from 'pg'
import type { DB } from './database.gen.ts'
import { createLines, type Lines } from './hosts/lines.ts'
import { createStatements, isStalePlan, type NamedClient } from './prepared.ts'
import {
  ALL,
  isReadingOver,
  READER_SETTING,
  type Reader,
  readerNow,
  readerOfTransaction,
  readsFromReplica,
} from './readers/reader.ts'
import { orElse } from './replica/or-else.ts'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>
/** A pool or a transaction: repositories take either. */
export type Db = Database | Tx

// An int8 fits a double here, because it holds counts and milliseconds. An id that may not fit is cast to text in its
// query.
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value))

export type DatabaseConfig = pg.PoolConfig

/** The two roles that use the database: the owner sets it up, the product runs under another role that may do less. */
export type DatabaseAccess = {
  owner: DatabaseConfig
  runtime: DatabaseConfig
  /** The role of `runtime`, to which rights are granted; null when it is the owner itself. */
  grantee: string | null
}

/** How long a request waits for a free connection, or for a new one to be made. */
export const CONNECT_LIMIT_MS = 5_000
/** The server ends a statement that takes longer, so long work is made of many short statements. */
export const STATEMENT_LIMIT_MS = 30_000
/** The server ends a transaction that is idle for this long, because its locks hold up others. */
const IDLE_TRANSACTION_LIMIT_MS = 30_000

const linesOfPool = new WeakMap<pg.Pool, Lines>()

type PoolLimits = {
  max?: number
  /** 0: no limit, for migrations. */
  statementLimitMs?: number
}

export function createPool(
  config: DatabaseConfig,
  { max = 12, statementLimitMs = STATEMENT_LIMIT_MS }: PoolLimits = {},
): pg.Pool {
  const lines = createLines()
  const pool = new pg.Pool({
    ...config,
    max,
    options: [
      '-c jit=off -c timezone=UTC',
      `-c statement_timeout=${statementLimitMs}`,
      `-c idle_in_transaction_session_timeout=${IDLE_TRANSACTION_LIMIT_MS}`,
      // Who connects otherwise than through this pool is nobody to the policies and sees no rows.
      `-c ${READER_SETTING}=${ALL.marks}`,
    ].join(' '),
    stream: lines.open,
    // Lets statements follow one another without waiting for answers, see database/ahead.ts.
    pipeline: true,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idleTimeoutMillis: 30_000,
  })
  linesOfPool.set(pool, lines)
  // A restart of the database ends idle connections. The next query replaces such a connection, but without a
  // listener the error would end the process.
  pool.on('error', () => undefined)
  // The same for a connection that is in use between two statements: the next statement fails and tells its caller.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The sockets of a pool that `createPool` made. */
export function linesOf(pool: pg.Pool): Lines {
  const lines = linesOfPool.get(pool)
  if (!lines) throw new Error('This pool was not made by createPool')
  return lines
}

/** Connections apart from the pool, for single short reads that wait for nothing else. */
export type Aside = Database & { readonly [ASIDE]: true }
const ASIDE = Symbol('aside')
type Sides = { aside: Aside; asidePool: pg.Pool | null }
const sidesOf = new WeakMap<Db, Sides>()
const ASIDE_CONNECTIONS = 2

/**
 * Runs a read whose result is kept in memory, also in the middle of a transaction. Through the pool the same read
 * could wait for ever, because those who hold the connections may be waiting as well.
 */
export function asideOf(db: Db): Aside {
  return getSides(db).aside
}

/** Every pool behind a database: its own and the one apart from it. */
export function poolsOf(db: Database, pool: pg.Pool): pg.Pool[] {
  const { asidePool } = getSides(db)
  return asidePool ? [pool, asidePool] : [pool]
}

function getSides(db: Db): Sides {
  const sides = sidesOf.get(db)
  if (!sides) throw new Error('This database was not made by createDatabase')
  return sides
}

/**
 * Is set while `transaction().execute` runs, for everything that it awaits, because a transaction takes one
 * connection.
 */
const openTransaction = new AsyncLocalStorage<{ db: Database; client: NamedClient | null }>()
const clients = new WeakMap<Tx, NamedClient>()

/** The connection of a transaction. */
export function clientOf(tx: Tx): NamedClient {
  const client = clients.get(tx)
  if (!client) throw new Error('This transaction was not begun by transaction().execute')
  return client
}

type DatabaseOptions = {
  /**
   * Is called when code inside a transaction asks the same pool for a second connection, because many such
   * transactions at once would wait for each other for ever. Tests fail by it; a running product logs it and goes on.
   */
  onSecondConnection?: (error: Error) => void
  /**
   * Is called when code reads with the eyes of a person whose request has been answered. Tests fail by it; a running
   * product logs it and goes on with those eyes, which see too little rather than too much.
   */
  onLateReading?: (error: Error) => void
  /** False: no statement is prepared. */
  isPreparing?: boolean
  /** Connections to a replica, which answers what `readsFromReplica` outside of transactions. */
  replicaPool?: pg.Pool | null
}

export function createDatabase(
  pool: pg.Pool,
  {
    onSecondConnection = throwIt,
    onLateReading = throwIt,
    isPreparing = true,
    replicaPool = null,
  }: DatabaseOptions = {},
): Database {
  const { options } = pool
  // Copies the password by hand, because a copy of a pool's options leaves it out.
  const { password } = options
  const config = { ...options, ...(password === undefined ? {} : { password }), allowExitOnIdle: true }
  const asidePool = createPool(config, { max: ASIDE_CONNECTIONS })
  const apart = withNames(asidePool, isPreparing)
  // What it reads is kept for everybody, whoever asked first.
  const ofAll = { ...apart, connect: () => apart.connect(ALL) }
  const aside: Aside = Object.assign(new Connected(ofAll), { [ASIDE]: true } as const)
  sidesOf.set(aside, { aside, asidePool: null })
  const named = withNames(pool, isPreparing)
  const ofReplica = replicaPool && withNames(replicaPool, isPreparing)
  async function connectAlone(): Promise<PostgresPoolClient> {
    const reader = readerNow()
    const client = ofReplica && readsFromReplica() ? await ofReplica.connect(reader).catch(() => null) : null
    const connect = () => named.connect(reader)
    return client === null ? connect() : orElse(client, { connect, isAway: isDatabaseAway })
  }
  const db: Database = new Connected({
    options,
    async connect() {
      if (isReadingOver())
        onLateReading(new Error('A request was answered and reads on: this work goes through beyondScope'))
      const open = openTransaction.getStore()
      if (open?.db !== db) return connectAlone()
      if (open.client) {
        onSecondConnection(new Error('A transaction asked its pool for a second connection: pass it the tx'))
        return named.connect(readerNow())
      }
      open.client = await named.connect(readerOfTransaction())
      return open.client
    },
    async end() {
      await aside.destroy()
      await replicaPool?.end()
      await pool.end()
    },
  })
  sidesOf.set(db, { aside, asidePool })
  return db
}

/** The one place that prepares statements under their names. */
function withNames(pool: pg.Pool, isPreparing: boolean) {
  const statements = createStatements({ isOn: isPreparing })
  let asked: Promise<void> | null = null

  async function askOnce(client: pg.PoolClient) {
    if (await hasLostOptions(client)) statements.share()
  }

  return {
    options: pool.options,
    async connect(reader: Reader) {
      const client = await pool.connect()
      asked ??= askOnce(client)
      try {
        await asked
        return statements.over(client, reader)
      } catch (error) {
        asked = null
        client.release(true)
        throw error
      }
    },
    end: () => pool.end(),
  }
}

/** A pooler that shares sessions drops what a connection says of itself at its start. */
async function hasLostOptions(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query(`select current_setting('${READER_SETTING}', true) as reader`)
  return rows[0]?.reader !== ALL.marks
}

function throwIt(error: Error): never {
  throw error
}

/** Refuses to connect: a transaction has its connection already. */
const NO_DIALECT = new PostgresDialect({
  pool: () => Promise.reject(new Error('A transaction has its connection')),
})

/** A Kysely whose transactions know which database they belong to. */
class Connected extends Kysely<DB> {
  constructor(pool: PostgresPool) {
    super({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    })
  }

  override transaction(): TransactionBuilder<DB> {
    return markTransactions(super.transaction(), this)
  }
}

function markTransactions(builder: TransactionBuilder<DB>, db: Database): TransactionBuilder<DB> {
  const execute = builder.execute.bind(builder)
  const setIsolationLevel = builder.setIsolationLevel.bind(builder)
  return Object.assign(builder, {
    execute: <T>(work: (tx: Tx) => Promise<T>) => {
      const open: { db: Database; client: NamedClient | null } = { db, client: null }
      return openTransaction.run(open, () =>
        execute((serial) =>
          serial.getExecutor().provideConnection((connection) => {
            const tx = unserialise(serial, connection)
            sidesOf.set(tx, getSides(db))
            if (open.client) clients.set(tx, open.client)
            return work(tx)
          }),
        ),
      )
    },
    setIsolationLevel: (...args: Parameters<typeof setIsolationLevel>) =>
      markTransactions(setIsolationLevel(...args), db),
  })
}

/**
 * Gives the same transaction without waits between its statements, so that reads under one `Promise.all` cost one
 * round trip. PostgreSQL keeps their order.
 */
function unserialise(tx: Tx, connection: DatabaseConnection): Tx {
  const executor = tx
    .getExecutor()
    .withConnectionProvider({ provideConnection: (consumer) => consumer(connection) })
  return new Transaction<DB>({
    config: { dialect: NO_DIALECT },
    dialect: NO_DIALECT,
    driver: new DummyDriver(),
    executor,
  })
}

/** Runs the work in a transaction and rolls it back, to tell what a change would do. */
export async function rehearse<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const end = new Rehearsed<Result>()
  try {
    await db.transaction().execute(async (tx) => {
      end.result = { value: await work(tx) }
      throw end
    })
  } catch (error) {
    if (error !== end) throw error
  }
  if (!end.result) throw end
  return end.result.value
}

/**
 * Loads all of what files hold or nothing: where the work tells of problems, and where it is only a preview, nothing is
 * kept. What the work told is returned either way.
 */
export async function loadOrTell<Told extends { problems: readonly unknown[] }>(
  db: Database,
  { isPreview, work }: { isPreview: boolean; work: (tx: Tx) => Promise<Told> },
): Promise<Told> {
  if (isPreview) return rehearse(db, work)
  const end = new Rehearsed<Told>()
  try {
    return await db.transaction().execute(async (tx) => {
      const told = await work(tx)
      if (told.problems.length === 0) return told
      end.result = { value: told }
      throw end
    })
  } catch (error) {
    if (error !== end || !end.result) throw error
    return end.result.value
  }
}

class Rehearsed<Result> extends Error {
  result: { value: Result } | null = null
}

/**
 * Codes after which a repeat may succeed: lost connections, a standby in the place of the primary, two transactions
 * that met.
 */
const AWAY_CODES = /^(08...|57P0.|25P03|25006|40001|40P01|53[123]00|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
const AWAY_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/
/** PostgreSQL stores neither a zero byte nor half a surrogate pair, so the text is at fault and not the server. */
const UNSTORABLE_CODES = new Set(['22021', '22P05'])
const TOO_SLOW_CODE = '57014'

/** Tells whether the same work may succeed a moment later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return AWAY_CODES.test(codeOf(error)) || AWAY_MESSAGES.test(error.message) || isStalePlan(error)
}

/** The server ended a statement that took longer than `STATEMENT_LIMIT_MS`. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === TOO_SLOW_CODE
}

export function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // Inside JSON half a pair is called bad syntax, as a wrong id is.
  const isOfJson = codeOf(error) === '22P02' && / type json/.test(error.message)
  return isOfJson || UNSTORABLE_CODES.has(codeOf(error))
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
