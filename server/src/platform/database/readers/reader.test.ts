import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSharingPool } from '../../../../test/database/shared-sessions.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/database/test-database.ts'
import { createDatabase, createPool, type Database } from '../db.ts'
import { beyondScope, readAs } from './reader.ts'

/** A table with the policy of a district, as those of the product are made. */
const TABLE = `
  create table yard (municipality_code text not null);
  insert into yard values ('borovichi'), ('valday'), ('valday');
  create policy reader on yard using (
    reader_sees_all_as_planned() or array['r', 'm:' || municipality_code] && (select reader_marks())) with check (true);
  alter table yard enable row level security, force row level security;
  grant select, insert on yard to public`

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await sql.raw(TABLE).execute(database.owner)
})
afterAll(() => database.close())

const count = async (db: Database) => (await sql`select from yard`.execute(db)).rows.length
const ofDistrict = (code: string) => ({ marks: `{m:${code}}`, workMarks: '{}', beside: '{}' })
const as = <Result>(code: string, work: () => Result, isChanging = false) =>
  readAs({ reader: ofDistrict(code), isChanging }, work)

async function onOneConnection(work: (db: Database) => Promise<void>, isPreparing = true) {
  const db = createDatabase(createPool({ connectionString: database.url }, { max: 1 }), { isPreparing })
  await work(db)
  await db.destroy()
}

it('shows nothing to whoever connects without saying who reads', async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('select from yard')
  await client.query(`set veche.reader = ''; set veche.reader_work = '{}'`)
  const afterReset = await client.query('select from incident')
  await client.end()

  expect([rows.length, afterReset.rows.length]).toEqual([0, 0])
})

describe('one connection for all', () => {
  it('shows each reader their own rows, however often it changes hands', async () => {
    await onOneConnection(async (db) => {
      for (let turn = 0; turn < 5; turn += 1) {
        // By now the statement has a name, and a plan kept under it.
        expect(await as('borovichi', () => count(db))).toBe(1)
        expect(await count(db)).toBe(3)
        expect(await as('valday', () => count(db))).toBe(2)
        expect(await as('kholm', () => count(db))).toBe(0)
      }
    })
  })

  it('keeps readers apart who ask at the same time', async () => {
    await onOneConnection(async (db) => {
      const codes = ['borovichi', 'valday', 'kholm']
      const asked = Array.from({ length: 60 }, (_, turn) => codes[turn % codes.length] ?? '')
      const counts = await Promise.all(asked.map((code) => as(code, () => count(db))))

      expect(counts).toEqual(asked.map((code) => ['kholm', 'borovichi', 'valday'].indexOf(code)))
    })
  })

  it('is the reader’s again after a transaction that failed', async () => {
    await onOneConnection(async (db) => {
      const fail = db.transaction().execute((tx) => sql`select 1 / 0`.execute(tx))
      await expect(as('valday', () => fail)).rejects.toThrow('division by zero')

      expect(await as('borovichi', () => count(db))).toBe(1)
      expect(await count(db)).toBe(3)
    })
  })
})

describe('a request', () => {
  const inTransaction = (db: Database) => db.transaction().execute((tx) => sql`select from yard`.execute(tx))

  it('that reads, reads in a transaction as its caller; one that changes something sees all there', async () => {
    const { db } = database

    expect((await as('borovichi', () => inTransaction(db))).rows.length).toBe(1)
    expect((await as('borovichi', () => inTransaction(db), true)).rows.length).toBe(3)
    expect(await as('borovichi', () => count(db), true)).toBe(1)
  })

  it('that has been answered reads no further unnoticed', async () => {
    const reading = { reader: ofDistrict('valday'), isChanging: false, isOver: false }
    expect(await readAs(reading, () => count(database.db))).toBe(2)
    reading.isOver = true

    await expect(readAs(reading, () => count(database.db))).rejects.toThrow('beyondScope')
    expect(await readAs(reading, () => beyondScope('of this test', () => count(database.db)))).toBe(3)
  })

  it('goes beyond its scope only through the door, and is back behind it', async () => {
    const counts = await as('borovichi', async () => [
      await count(database.db),
      await beyondScope('of this test', () => count(database.db)),
      await count(database.db),
    ])

    expect(counts).toEqual([1, 3, 1])
  })
})

describe('where a pooler shares the sessions of the server', () => {
  it.each([true, false])('each statement says who reads (statements have names: %s)', async (isPreparing) => {
    const db = createDatabase(await createSharingPool(database.url), { isPreparing })
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await as('borovichi', () => count(db))).toBe(1)
      expect(await count(db)).toBe(3)
      const { rows } = await as('valday', () =>
        db.transaction().execute((tx) => sql`select from yard`.execute(tx)),
      )
      expect(rows.length).toBe(2)
    }
    await db.destroy()
  })
})
