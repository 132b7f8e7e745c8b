import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createDatabase, createPool } from '../../../platform/database/db.ts'
import { getDirectory } from '../../directory/index.ts'
import { getSettings } from '../../settings/index.ts'
import { loadDeadlineBook } from './deadline-book.ts'

const CONNECTIONS = 3

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('is read again while transactions that wait for it hold every connection', async () => {
  const db = createDatabase(createPool({ connectionString: test.url }, { max: CONNECTIONS }))
  const all = Promise.withResolvers<void>()
  let held = 0
  try {
    const transactions = Array.from({ length: CONNECTIONS }, () =>
      db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx)
        held += 1
        if (held === CONNECTIONS) all.resolve()
        await all.promise
        const [book, directory, settings] = await Promise.all([
          loadDeadlineBook(tx),
          getDirectory(tx),
          getSettings(tx),
        ])
        return [book.zone, directory.agencies.length > 0, settings.asksAuthor]
      }),
    )
    const read = await Promise.all(transactions)
    expect(read).toEqual(Array.from({ length: CONNECTIONS }, () => ['Europe/Moscow', true, true]))
  } finally {
    await db.destroy()
  }
})
