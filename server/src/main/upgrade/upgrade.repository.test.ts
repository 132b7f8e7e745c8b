import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { createDatabase, createPool } from '../../platform/database/db.ts'
import { listLongTransactions, listTableSizes } from './upgrade.repository.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

it('shows the owner who is in a transaction, of whatever role, and for how long', async () => {
  const owner = createDatabase(createPool({ connectionString: test.ownerUrl }, { max: 1 }))
  const holders = [test.url, test.ownerUrl].map((connectionString) => new pg.Client({ connectionString }))
  const pids = await Promise.all(
    holders.map(async (holder) => {
      await holder.connect()
      await holder.query('begin')
      return (await holder.query('select pg_backend_pid() as pid')).rows[0].pid
    }),
  )
  const found = await listLongTransactions(owner, 0)
  expect(found.map(({ pid }) => pid)).toEqual(expect.arrayContaining(pids))
  expect(await listLongTransactions(owner, 3600)).toEqual([])
  await Promise.all(holders.map((holder) => holder.end()))
  await owner.destroy()
})

it('tells rows and bytes of the tables that are there', async () => {
  const sizes = await listTableSizes(test.db, ['incident', 'nothing'])
  expect(sizes).toEqual([{ table: 'incident', rows: expect.any(Number), bytes: expect.any(Number) }])
})
