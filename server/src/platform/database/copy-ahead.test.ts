import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runOn } from '../../../test/database/test-cluster.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { copyAhead, sendAhead } from './ahead.ts'
import { SqlArray, SqlJson } from './copy-rows.ts'
import { createDatabase, createPool, type Database } from './db.ts'

const COLUMNS = ['id', 'name', 'tags', 'facts', 'seen_at', 'is_big', 'ring']

let test: TestDatabase
let db: Database
beforeAll(async () => {
  test = await createTestDatabase()
  await runOn(
    test.ownerUrl,
    `create table bird (id integer generated always as identity primary key, name text, tags text[], facts jsonb,
      seen_at timestamptz, is_big boolean, ring bytea, nest text not null default 'tree')`,
  )
  db = createDatabase(createPool({ connectionString: test.ownerUrl }, { max: 1 }))
})
afterAll(async () => {
  await db.destroy()
  await test.close()
})
beforeEach(() => runOn(test.ownerUrl, 'truncate bird restart identity'))

async function listBirds() {
  const { rows } = await sql`select * from bird order by id`.execute(db)
  return rows
}

it('brings every value as it is, and leaves to the table what is not named', async () => {
  const seenAt = new Date('2026-11-29T09:00:00.123Z')
  const name = 'сорока\t«белобока»\nи \\N, "в кавычках" \r\\.'
  const tags = ['', 'a,b', '{"x"}', 'c\\d', 'null']
  const facts = { said: 'раз\n\\два\t"три"', none: null, list: [1, 'два'] }
  await db.transaction().execute(async (tx) => {
    const first = [5, name, new SqlArray(tags), facts, seenAt, true, '\\x00ff']
    const third = [11, null, null, null, null, null, null]
    const second = [9, '', new SqlArray([]), new SqlJson('[1]'), null, false, null]
    copyAhead(tx, { table: 'bird', columns: COLUMNS, rows: [first, second, third] })
    copyAhead(tx, { table: 'bird', columns: COLUMNS, rows: [] })
  })
  const nothing = { name: null, tags: null, facts: null, seenAt: null, isBig: null, ring: null, nest: 'tree' }
  expect(await listBirds()).toEqual([
    { ...nothing, id: 5, name, tags, facts, seenAt, isBig: true, ring: Buffer.from([0, 255]) },
    { ...nothing, id: 9, name: '', tags: [], facts: [1], isBig: false },
    { ...nothing, id: 11 },
  ])
})

it('keeps its place among statements that nobody waits for', async () => {
  await db.transaction().execute(async (tx) => {
    copyAhead(tx, { table: 'bird', columns: ['id', 'name'], rows: [[1, 'wren']] })
    sendAhead(tx, sql`update bird set name = name || '!'`)
    copyAhead(tx, { table: 'bird', columns: ['id', 'name'], rows: [[2, 'rook']] })
  })
  expect(await listBirds()).toMatchObject([{ name: 'wren!' }, { name: 'rook' }])
})

it('fails with what is asked next, nothing of it stays, and the connection goes on', async () => {
  const work = db.transaction().execute(async (tx) => {
    copyAhead(tx, {
      table: 'bird',
      columns: ['id', 'name'],
      rows: [
        [1, 'wren'],
        [1, 'rook'],
      ],
    })
    sendAhead(tx, sql`insert into bird (name) values ('never')`)
    await sql`select 1`.execute(tx)
  })
  await expect(work).rejects.toMatchObject({ code: '23505' })
  const unknown = db.transaction().execute(async (tx) => {
    copyAhead(tx, { table: 'no_such_table', columns: ['id'], rows: [[1]] })
  })
  await expect(unknown).rejects.toMatchObject({ code: '42P01' })
  expect(await listBirds()).toEqual([])
  await db.transaction().execute(async (tx) => {
    copyAhead(tx, { table: 'bird', columns: ['id'], rows: [[3]] })
  })
  expect(await listBirds()).toMatchObject([{ id: 3 }])
})
