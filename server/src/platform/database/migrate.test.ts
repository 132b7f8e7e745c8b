import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { createSharingPool } from '../../../test/database/shared-sessions.ts'
import { runOn, urlOf } from '../../../test/database/test-cluster.ts'
import { createDatabase, createPool } from './db.ts'
import { countMissingMigrations, migrate } from './migrate.ts'

const cluster = inject('cluster')
let name: string
let url: string
beforeEach(async () => {
  name = `veche_migrate_${randomBytes(4).toString('hex')}`
  url = urlOf(cluster.url, name)
  await runOn(cluster.url, `create database ${name} template template0`)
})
afterEach(() => runOn(cluster.url, `drop database if exists ${name} with (force)`))

async function countLocks(): Promise<number> {
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as locks from pg_locks l join pg_database d on d.oid = l.database
     where l.locktype = 'advisory' and d.datname = $1`,
    [name],
  )
  await client.end()
  return rows[0]?.locks
}

describe('migrations', () => {
  it('are applied once by two processes that start together', async () => {
    const both = [
      createDatabase(createPool({ connectionString: url })),
      createDatabase(createPool({ connectionString: url })),
    ]
    const applied = await Promise.all(both.map((db) => migrate(db)))
    expect(applied.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, expect.any(Number)])
    expect(applied.flat().length).toBeGreaterThan(30)
    for (const db of both) {
      expect(await countMissingMigrations(db)).toBe(0)
      await db.destroy()
    }
  })

  it('leave no lock behind where sessions are shared, so that the next start goes through', async () => {
    const db = createDatabase(await createSharingPool(url))
    expect((await migrate(db)).length).toBeGreaterThan(30)
    expect(await countLocks()).toBe(0)
    expect(await migrate(db)).toEqual([])
    await db.destroy()
  })

  it('say why they could not be applied, and change nothing', async () => {
    await runOn(url, 'create table region (id int)')
    const db = createDatabase(createPool({ connectionString: url }))
    const failure = await migrate(db).catch((error: unknown) => error)
    expect(failure).toMatchObject({ cause: { message: expect.stringContaining('region') } })
    expect(await countMissingMigrations(db)).toBeGreaterThan(30)
    await db.destroy()
  })
})
