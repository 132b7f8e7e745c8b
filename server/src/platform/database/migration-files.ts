/** The files of `server/migrations`, as they are run. */
import { readdir } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Database, Tx } from './db.ts'
import { buildIndexes, buildIndexesBeside } from './table-locks.ts'

export const MIGRATIONS = new URL('../../../migrations/', import.meta.url)

/**
 * A file exports either: what it changes, or indexes of tables that live, each as it stands behind `create index`:
 * `incident_by_topic on incident (topic_code)`. Those may be built twice, so they have a file of their own.
 */
type MigrationFile = { up: (db: Kysely<never>) => Promise<void> } | { indexes: readonly string[] }

export type Migration = {
  inOneTransaction: (tx: Tx) => Promise<void>
  besideWork: (tx: Tx, beside: Database) => Promise<void>
}

export async function listMigrationNames(folder = MIGRATIONS): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((name) => /^\d{4}-.*\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()
}

export const migrationFile = (name: string, folder = MIGRATIONS): URL => new URL(`${name}.ts`, folder)

export async function readMigration(folder: URL, name: string): Promise<Migration> {
  const file: MigrationFile = await import(migrationFile(name, folder).href)
  if ('indexes' in file) {
    return {
      inOneTransaction: (tx) => buildIndexes(tx, file.indexes),
      besideWork: (_tx, beside) => buildIndexesBeside(beside, file.indexes),
    }
  }
  const up = (tx: Tx) => file.up(tx as unknown as Kysely<never>)
  return { inOneTransaction: up, besideWork: up }
}
