import { sql } from 'kysely'
import { asideOf, type Database, type Tx } from './db.ts'
import { listMigrationNames, MIGRATIONS, readMigration } from './migration-files.ts'
import { describeLongestTransaction, isBusyTable, rest } from './table-locks.ts'

type Options = {
  /** Hears the name of each migration before it begins. */
  onBegin?: (name: string) => void
  /** How often a migration is tried whose table somebody holds: two seconds of waiting and one of rest each. */
  tries?: number
  /** Where indexes are built: connections without a limit of time, apart from those of `db`. */
  beside?: Database
  folder?: URL
}
/** What runs one migration: in the one transaction of an empty database, or beside those who are at work. */
type Apply = (tx: Tx, name: string) => Promise<void>

const TRIES = 60

/**
 * Applies the missing migrations, one process at a time, and gives their names. A database that is filled may be at
 * work for older nodes: there each migration is a transaction of its own, which waits two seconds for a table and then
 * lets everybody pass before it tries again, and indexes are built beside the work. A failure leaves whole migrations.
 * An empty database gets all or nothing.
 *
 * The lock ends with its transaction: where PgBouncer shares connections, a lock of the session would stay behind in one.
 */
export async function migrate(db: Database, options: Options = {}): Promise<string[]> {
  await assertCyrillicWorks(db)
  const { folder = MIGRATIONS } = options
  const names = await listMissingMigrations(db, folder)
  if (names.length === 0) return []
  const isEmpty = (await findLastMigration(db)) === null
  try {
    return await (isEmpty ? applyAll(db, folder) : applyEach(db, names, { ...options, folder }))
  } catch (error) {
    throw new Error('The database could not be brought up to date', { cause: error })
  }
}

function applyAll(db: Database, folder: URL): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await lockMigrations(tx)
    await makeTables(tx)
    const applied = []
    for (const name of await listMissingMigrations(tx, folder)) {
      await applyOne(tx, name, async () => (await readMigration(folder, name)).inOneTransaction(tx))
      applied.push(name)
    }
    return applied
  })
}

/** The second is what the version before asks for: its migrations were applied by Kysely, which has these two. */
async function makeTables(tx: Tx): Promise<void> {
  await sql`create table if not exists kysely_migration (
    name varchar(255) primary key, timestamp varchar(255) not null)`.execute(tx)
  await sql`create table if not exists kysely_migration_lock (
    id varchar(255) primary key, is_locked integer not null default 0)`.execute(tx)
}

/** What is built beside the work uses a connection of its own, while the transaction that holds the lock stands idle. */
async function applyEach(
  db: Database,
  names: readonly string[],
  { onBegin, tries = TRIES, beside = asideOf(db), folder = MIGRATIONS }: Options,
): Promise<string[]> {
  const applied = []
  for (const name of names) {
    const { besideWork } = await readMigration(folder, name)
    const apply: Apply = async (tx) => {
      onBegin?.(name)
      await sql`select set_config('lock_timeout', '2s', true)`.execute(tx)
      await besideWork(tx, beside)
    }
    const isOurs = await untilFree(db, tries, () =>
      db.transaction().execute(async (tx) => {
        await lockMigrations(tx)
        // Another process may have been first.
        if (!(await listMissingMigrations(tx, folder)).includes(name)) return false
        await applyOne(tx, name, apply)
        return true
      }),
    )
    if (isOurs) applied.push(name)
  }
  return applied
}

async function untilFree<T>(db: Database, tries: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isBusyTable(error)) throw error
      if (attempt >= tries) {
        throw new Error(`A table did not become free${await describeLongestTransaction(db)}`, {
          cause: error,
        })
      }
      await rest()
    }
  }
}

async function applyOne(tx: Tx, name: string, apply: Apply): Promise<void> {
  await apply(tx, name)
  await sql`insert into kysely_migration values (${name}, ${new Date().toISOString()})`.execute(tx)
}

async function lockMigrations(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtext('veche.migrations'))`.execute(tx)
}

/** Reads no file, because importing all of them costs a start a fifth of a second. */
export async function countMissingMigrations(db: Database, folder = MIGRATIONS): Promise<number> {
  return (await listMissingMigrations(db, folder)).length
}

export async function listMissingMigrations(db: Database | Tx, folder = MIGRATIONS): Promise<string[]> {
  const applied = await listApplied(db)
  return (await listMigrationNames(folder)).filter((name) => !applied.has(name))
}

/** The newest of those that were applied; null for an empty database. */
export async function findLastMigration(db: Database): Promise<{ name: string; at: Date } | null> {
  const applied = await listApplied(db)
  const name = [...applied.keys()].sort().at(-1)
  const at = name && applied.get(name)
  return name && at ? { name, at } : null
}

async function listApplied(db: Database | Tx): Promise<Map<string, Date>> {
  const known = await sql<{ isThere: boolean }>`
    select to_regclass('kysely_migration') is not null as is_there`.execute(db)
  if (!known.rows[0]?.isThere) return new Map()
  const { rows } = await sql<{ name: string; timestamp: string }>`
    select name, timestamp from kysely_migration`.execute(db)
  return new Map(rows.map(({ name, timestamp }) => [name, new Date(timestamp)]))
}

/**
 * Refuses a database with the C character type: it splits Cyrillic words wrongly, and search would silently find
 * nothing.
 */
async function assertCyrillicWorks(db: Database): Promise<void> {
  const { rows } = await sql<{ stem: string; lower: string }>`
    select to_tsvector('russian'::regconfig, 'Дороги')::text as stem, lower('ДОМ') as lower`.execute(db)
  if (rows[0]?.lower !== 'дом' || !rows[0].stem.includes('дорог')) {
    throw new Error(
      'The database does not understand Cyrillic. Create it with a UTF-8 locale, e.g. ' +
        'createdb -T template0 -E UTF8 --locale-provider=icu --icu-locale=ru-RU --locale=C.UTF-8 veche',
    )
  }
}
