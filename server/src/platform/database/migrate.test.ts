import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { createSharingPool } from '../../../test/database/shared-sessions.ts'
import { runOn, urlOf } from '../../../test/database/test-cluster.ts'
import { createDatabase, createPool, type Database } from './db.ts'
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

describe('migrations of a filled database', () => {
  let folder: string
  let at: URL
  let db: Database
  const clients: pg.Client[] = []

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'veche-migrations-'))
    at = pathToFileURL(`${folder}/`)
    write('0001-pole', up('create table pole (id int primary key, height int)'))
    db = createDatabase(createPool({ connectionString: url }))
    await migrate(db, { folder: at })
  })
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()))
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  const write = (file: string, text: string) => writeFileSync(path.join(folder, `${file}.ts`), text)
  const up = (statement: string) =>
    `import { sql } from '${import.meta.resolve('kysely')}'
     export const up = (db) => sql.raw(${JSON.stringify(statement)}).execute(db)`

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    clients.push(client)
    return client
  }

  async function waitForLock(statement: string): Promise<void> {
    const client = await connect()
    const asked = `select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like $1`
    await expect.poll(async () => (await client.query(asked, [statement])).rows.length).toBe(1)
  }

  it('let those pass who wait behind them for a table that is held', async () => {
    write('0002-width', up('alter table pole add column width int'))
    const holder = await connect()
    await holder.query('begin; select from pole')
    const done = migrate(db, { folder: at })
    await waitForLock('alter table pole%')
    // Waiting in the queue behind the change, and served although the table is still held.
    await (await connect()).query('select from pole')
    await holder.query('commit')
    expect(await done).toEqual(['0002-width'])
  })

  it('say who holds the table that never became free, and change nothing', async () => {
    write('0002-width', up('alter table pole add column width int'))
    const holder = await connect()
    const { rows } = await holder.query('select pg_backend_pid() as pid')
    await holder.query('begin; select from pole')
    const holds = `process ${rows[0].pid} of PostgreSQL (idle in transaction)`
    await expect(migrate(db, { folder: at, tries: 1 })).rejects.toMatchObject({
      cause: { message: expect.stringContaining(holds) },
    })
    expect(await countMissingMigrations(db, at)).toBe(1)
  })

  it('stay whole one by one when one of them fails', async () => {
    write('0002-width', up('alter table pole add column width int'))
    write('0003-broken', up('alter table pole add column width int'))
    await expect(migrate(db, { folder: at })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('already exists') },
    })
    expect(await countMissingMigrations(db, at)).toBe(1)
    await runOn(url, 'select width from pole')
  })

  it('build indexes beside those who write', async () => {
    write('0002-index', `export const indexes = ['pole_height on pole (height)']`)
    const [writer, other] = [await connect(), await connect()]
    await writer.query('begin; insert into pole values (1, 10)')
    const done = migrate(db, { folder: at })
    await waitForLock('create index concurrently%')
    await other.query('insert into pole values (2, 20)')
    await writer.query('commit')
    expect(await done).toEqual(['0002-index'])
    await expectIndex('pole_height')
  })

  it('build anew what a broken build left behind', async () => {
    await runOn(url, 'create index pole_height on pole (height)')
    await runOn(url, `update pg_index set indisvalid = false where indexrelid = 'pole_height'::regclass`)
    write('0002-index', `export const indexes = ['pole_height on pole (height)']`)
    expect(await migrate(db, { folder: at })).toEqual(['0002-index'])
    await expectIndex('pole_height')
  })

  async function expectIndex(name: string): Promise<void> {
    const asked = 'select indisvalid from pg_index where indexrelid = $1::regclass'
    expect((await (await connect()).query(asked, [name])).rows).toEqual([{ indisvalid: true }])
  }
})
