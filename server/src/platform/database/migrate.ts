import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database, Tx } from './db.ts'

const FOLDER = new URL('../../../migrations/', import.meta.url)

async function listNames(): Promise<string[]> {
  const files = await readdir(FOLDER)
  return files
    .filter((name) => /^\d{4}-.*\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()
}

/** `onFailure` gets the first error, because after it the transaction says only that it is lost. */
async function readMigrations(onFailure: (error: unknown) => void): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const name of await listNames()) {
    const { up }: Migration = await import(new URL(`${name}.ts`, FOLDER).href)
    const tell = (error: unknown): never => {
      onFailure(error)
      throw error
    }
    migrations[name] = { up: (db) => up(db).catch(tell) }
  }
  return migrations
}

/**
 * Applies the missing migrations, all or none, in one process at a time, and gives their names. The lock ends with
 * the transaction: where PgBouncer shares connections, a lock of the session would stay behind in one.
 */
export async function migrate(db: Database): Promise<string[]> {
  await assertCyrillicWorks(db)
  if ((await countMissingMigrations(db)) === 0) return []
  let reason: unknown = null
  const getMigrations = () =>
    readMigrations((error) => {
      reason ??= error
    })
  try {
    return await db.transaction().execute((tx) => applyMissing(tx, getMigrations))
  } catch (error) {
    throw new Error('The database could not be brought up to date', { cause: reason ?? error })
  }
}

async function applyMissing(
  tx: Tx,
  getMigrations: () => Promise<Record<string, Migration>>,
): Promise<string[]> {
  await sql`select set_config('statement_timeout', '0', true)`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtext('veche.migrations'))`.execute(tx)
  const { error, results } = await new Migrator({ db: tx, provider: { getMigrations } }).migrateToLatest()
  if (error) throw error
  return (results ?? []).map(({ migrationName }) => migrationName)
}

/** Reads the files only when one of them is new, because importing all of them costs a start a fifth of a second. */
export async function countMissingMigrations(db: Database): Promise<number> {
  const applied = await listApplied(db)
  return (await listNames()).filter((name) => !applied.has(name)).length
}

async function listApplied(db: Database): Promise<Set<string>> {
  const known = await sql<{ isThere: boolean }>`
    select to_regclass('kysely_migration') is not null as is_there`.execute(db)
  if (!known.rows[0]?.isThere) return new Set()
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return new Set(rows.map(({ name }) => name))
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
