import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { createDatabase, createPool, type Database } from '../../src/platform/database/db.ts'
import { isInMemory } from '../temporary-files.ts'
import { runOn, urlOf } from './test-cluster.ts'

export type TestDatabase = {
  /** As the product has it: neither superuser nor owner. */
  db: Database
  pool: pg.Pool
  url: string
  /** For what the product may not do: tampering with histories, emptying and altering tables. */
  owner: Database
  ownerUrl: string
  close: () => Promise<void>
}

/** So few that work which holds one connection and waits for another does not end. */
const CONNECTIONS = 2

/** A clone of the seeded template for one test file, on real PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: clusterUrl, runtimeUrl, template, isOurs } = inject('cluster')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  // The usual way writes and compresses every page for the log too, and waits for the disk less.
  const strategy = isOurs ? 'strategy file_copy' : ''
  await runOn(clusterUrl, `create database ${name} template ${template} ${strategy}`)
  const url = urlOf(runtimeUrl, name)
  const ownerUrl = urlOf(clusterUrl, name)
  // Connects when a test asks for it.
  const owner = createDatabase(createPool({ connectionString: ownerUrl }, { max: CONNECTIONS }))
  const pool = createPool({ connectionString: url }, { max: CONNECTIONS })
  const db = createDatabase(pool)
  return {
    db,
    pool,
    url,
    owner,
    ownerUrl,
    async close() {
      await db.destroy()
      await owner.destroy()
      // On a disk, on our own cluster, it goes with the run: a database is a thousand files, and ext4 looks long for the
      // place of a new one among those removed a moment ago. Memory is soon full of them.
      if (!isOurs || isInMemory()) await runOn(clusterUrl, `drop database if exists ${name} with (force)`)
    },
  }
}
