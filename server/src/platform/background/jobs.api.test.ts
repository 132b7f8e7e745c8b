import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { createPool } from '../database/db.ts'
import { createLog } from '../log.ts'
import { createJobs, type JobDefinition } from './jobs.ts'

const log = createLog('silent')
const nothing = async () => undefined

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

/** How many statements were run until all jobs were at work. */
async function startWith(definitions: readonly JobDefinition[], timeZone = 'Europe/Moscow') {
  const pool = createPool({ connectionString: test.url }, { max: 2 })
  let statements = 0
  pool.on('acquire', () => {
    statements += 1
  })
  const jobs = createJobs({ pool, timeZone, log })
  await jobs.start(definitions)
  const atStart = statements
  const schedules = await pool.query('select name, cron, timezone from pgboss.schedule order by name')
  await jobs.stop()
  await pool.end()
  return { statements: atStart, schedules: schedules.rows }
}

it('starts as quickly with many jobs that are known as with few', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...{ name: `many.${index}`, handle: nothing, cron: '0 3 * * *' },
  }))
  const first = await startWith(many)
  expect(first.schedules).toHaveLength(40)
  const again = await startWith(many)
  expect(again.schedules).toEqual(first.schedules)
  // One look at each queue, and what the library asks for itself.
  expect(again.statements).toBeLessThan(40 + 25)
})

it('keeps the schedules of this version and no others', async () => {
  await startWith([
    { name: 'one', handle: nothing, cron: '0 3 * * *' },
    { name: 'two', handle: nothing, cron: '0 4 * * *' },
  ])
  const { schedules } = await startWith(
    [
      { name: 'one', handle: nothing, cron: '30 3 * * *' },
      { name: 'two', handle: nothing },
    ],
    'Asia/Tomsk',
  )
  expect(schedules).toEqual([{ name: 'one', cron: '30 3 * * *', timezone: 'Asia/Tomsk' }])
})
