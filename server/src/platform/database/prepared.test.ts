import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { runOn } from '../../../test/database/test-cluster.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { createDatabase, createPool, type Database, isDatabaseAway } from './db.ts'
import { planAnew } from './prepared.ts'

let test: TestDatabase
let db: Database
beforeAll(async () => {
  test = await createTestDatabase()
  await runOn(test.ownerUrl, 'create table bird (id integer primary key, name text not null)')
  await runOn(test.ownerUrl, `insert into bird select n, 'bird ' || n from generate_series(1, 1000) n`)
})
afterAll(() => test.close())
/** One connection, so that every statement meets the same one; the owner's, who may change tables. */
const open = (isPreparing = true) =>
  createDatabase(createPool({ connectionString: test.ownerUrl }, { max: 1 }), { isPreparing })
beforeEach(() => {
  db = open()
})
afterEach(async () => {
  await db.destroy()
  await runOn(test.ownerUrl, 'alter table bird drop column if exists wings')
})

const find = (id: number, on: Pick<Database, 'getExecutor'> = db) =>
  sql<{ id: number; name: string }>`select * from bird where id = ${id}`.execute(on)
const namesOf = async (on: Pick<Database, 'getExecutor'> = db) => {
  const { rows } = await sql<{ statement: string }>`
    /* who asks */ select statement from pg_prepared_statements order by prepare_time`.execute(on)
  return rows.map(({ statement }) => statement)
}

it('keeps a statement that is said again under a name, and gives every answer as before', async () => {
  for (const id of [1, 2, 3, 999, 1001]) {
    const { rows } = await find(id)
    expect(rows).toEqual(id > 1000 ? [] : [{ id, name: `bird ${id}` }])
  }
  expect(await namesOf()).toEqual(['select * from bird where id = $1'])
})

it('keeps none where it was switched off, nor one whose plan depends on its values', async () => {
  for (let call = 0; call < 3; call += 1)
    await sql`select id from bird where name = ${'bird 7'} ${planAnew}`.execute(db)
  expect(await namesOf()).toEqual([])

  const plain = open(false)
  for (let call = 0; call < 3; call += 1) await find(call, plain)
  expect(await namesOf(plain)).toEqual([])
  await plain.destroy()
})

it('names no list of its own length', async () => {
  const ids = Array.from({ length: 201 }, (_, index) => index)
  for (let call = 0; call < 3; call += 1)
    await sql`select id from bird where id in (${sql.join(ids)})`.execute(db)
  expect(await namesOf()).toEqual([])
})

it('asks again when a table was changed under it', async () => {
  for (const id of [1, 2, 3]) await find(id)
  await runOn(test.ownerUrl, 'alter table bird add column wings integer default 2')

  const { rows } = await find(4)

  expect(rows).toEqual([{ id: 4, name: 'bird 4', wings: 2 }])
})

it('loses one transaction to a changed table, as to a database that was away, and no second one', async () => {
  for (const id of [1, 2, 3]) await find(id)
  await runOn(test.ownerUrl, 'alter table bird add column wings integer default 2')
  const inTransaction = () =>
    db.transaction().execute(async (tx) => {
      await sql`set local lock_timeout = '1s'`.execute(tx)
      return (await find(5, tx)).rows
    })

  await expect(inTransaction()).rejects.toSatisfy(isDatabaseAway)
  expect(await inTransaction()).toEqual([{ id: 5, name: 'bird 5', wings: 2 }])
})

it('prepares no more when somebody between changes the connections', async () => {
  for (const id of [1, 2, 3]) await find(id)
  // What a pooler without prepared statements does: the next statement meets a connection that knows none.
  await sql`deallocate all`.execute(db)

  expect((await find(4)).rows).toEqual([{ id: 4, name: 'bird 4' }])
  expect((await find(5)).rows).toEqual([{ id: 5, name: 'bird 5' }])
  expect(await namesOf()).toEqual([])
})

it('replaces a connection that has learnt too many statements', async () => {
  const pidOf = async () =>
    (await sql<{ pid: number }>`/* pid */ select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid
  const before = await pidOf()
  for (let n = 0; n < 301; n += 1)
    for (let call = 0; call < 2; call += 1)
      await sql`select ${sql.lit(n)}::int + ${call}::int as sum`.execute(db)
  expect(await pidOf()).not.toBe(before)
  expect((await namesOf()).length).toBeLessThan(300)
})
