import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runOn } from '../../../test/database/test-cluster.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { sendAhead } from './ahead.ts'
import { createDatabase, createPool, type Database, type Tx } from './db.ts'

let test: TestDatabase
let db: Database
beforeAll(async () => {
  test = await createTestDatabase()
  await runOn(test.ownerUrl, 'create table bird (id integer primary key, name text not null)')
  db = createDatabase(createPool({ connectionString: test.ownerUrl }, { max: 1 }))
})
afterAll(async () => {
  await db.destroy()
  await test.close()
})
beforeEach(() => runOn(test.ownerUrl, 'truncate bird'))

const put = (tx: Tx, id: number) => sendAhead(tx, sql`insert into bird values (${id}, ${`bird ${id}`})`)
const listIds = async (on: Pick<Database, 'getExecutor'> = db) => {
  const { rows } = await sql<{ id: number }>`select id from bird order by id`.execute(on)
  return rows.map(({ id }) => id)
}
const slow = sql`select pg_sleep(0.05)`

it('is seen by the next statement and committed with the rest', async () => {
  const seen = await db.transaction().execute(async (tx) => {
    put(tx, 1)
    put(tx, 2)
    return listIds(tx)
  })
  expect(seen).toEqual([1, 2])
  expect(await listIds()).toEqual([1, 2])
})

it('fails with the statement that is asked next, by its own error', async () => {
  const work = db.transaction().execute(async (tx) => {
    put(tx, 1)
    put(tx, 1)
    await listIds(tx)
  })
  await expect(work).rejects.toMatchObject({ code: '23505' })
  expect(await listIds()).toEqual([])
})

it('tells the cause, not what came of it, however the statements are said', async () => {
  for (let time = 0; time < 3; time += 1) {
    const work = db.transaction().execute(async (tx) => {
      put(tx, 1)
      put(tx, 1)
      put(tx, 2)
      await sql`select ${sql.lit(time)} as said_for_the_first_time`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
  }
})

it('fails with the commit when nothing else is asked, and nothing of the transaction stays', async () => {
  const work = db.transaction().execute(async (tx) => {
    put(tx, 3)
    await listIds(tx)
    put(tx, 3)
  })
  await expect(work).rejects.toMatchObject({ code: '23505' })
  expect(await listIds()).toEqual([])
  // The connection is as good as before.
  await db.transaction().execute(async (tx) => put(tx, 4))
  expect(await listIds()).toEqual([4])
})

it('is taken back to a savepoint with the work that failed', async () => {
  await db.transaction().execute(async (tx) => {
    put(tx, 1)
    await sql`savepoint one`.execute(tx)
    put(tx, 1)
    await expect(listIds(tx)).rejects.toMatchObject({ code: '23505' })
    await sql`rollback to savepoint one`.execute(tx)
    put(tx, 2)
  })
  expect(await listIds()).toEqual([1, 2])
})

it('writes nothing behind a transaction that is over', async () => {
  let late: Promise<unknown> = Promise.resolve()
  const work = db.transaction().execute(async (tx) => {
    late = slow.execute(tx).then(() => sql`insert into bird values (9, 'late')`.execute(tx))
    late.catch(() => undefined)
    await Promise.all([slow.execute(tx), Promise.reject(new Error('given up'))])
  })
  await expect(work).rejects.toThrow('given up')
  await expect(late).rejects.toThrow()
  expect(await listIds()).toEqual([])
})

it('asks at once what is asked under one Promise.all', async () => {
  const order: string[] = []
  await db.transaction().execute(async (tx) => {
    const [first, , third] = await Promise.all([
      sql<{ n: number }>`select 1 as n`.execute(tx).finally(() => order.push('first')),
      slow.execute(tx),
      sql<{ n: number }>`select 3 as n`.execute(tx).finally(() => order.push('third')),
    ])
    expect([first.rows[0]?.n, third.rows[0]?.n]).toEqual([1, 3])
  })
  expect(order).toEqual(['first', 'third'])
})
