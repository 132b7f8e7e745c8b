import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { createDatabase, createPool, type Database } from '../src/platform/db.ts'
import { runOn, urlOf } from './test-cluster.ts'

export type TestDatabase = { db: Database; pool: pg.Pool; url: string; close: () => Promise<void> }

/** So few that work which holds one connection and waits for another does not end. */
const CONNECTIONS = 2

/** A clone of the seeded template for one test file, on real PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: clusterUrl, template } = inject('cluster')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await runOn(clusterUrl, `create database ${name} template ${template}`)
  const url = urlOf(clusterUrl, name)
  const pool = createPool({ connectionString: url }, { max: CONNECTIONS })
  const db = createDatabase(pool)
  return {
    db,
    pool,
    url,
    async close() {
      await db.destroy()
      await runOn(clusterUrl, `drop database if exists ${name} with (force)`)
    },
  }
}
