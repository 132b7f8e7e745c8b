import { readdir } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './db.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-.*\.ts$/.test(name)).sort()
  const migrations: Record<string, Migration> = {}
  for (const name of names) {
    const { up }: { up: (db: Kysely<never>) => Promise<void> } = await import(new URL(name, FOLDER).href)
    migrations[name.replace(/\.ts$/, '')] = { up }
  }
  return migrations
}

/** Applies what is missing, one process at a time. Returns the names applied now. */
export async function migrate(db: Database): Promise<string[]> {
  await assertCyrillicWorks(db)
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw new Error('The database could not be brought up to date', { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}

export async function countMissingMigrations(db: Database): Promise<number> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } })
  const migrations = await migrator.getMigrations()
  return migrations.filter((migration) => !migration.executedAt).length
}

/** A database made with the C character type splits Cyrillic wrongly and search silently finds nothing. */
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
