import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { loadWholePast, openPastRegion } from '../../../../test/past-region.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { isPastLoaded, planPast } from './load/plan-past.ts'

const UNTIL = new Date('2026-11-29T09:00:00Z')
const opened: TestApp[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((test) => test.close()))
})

async function openRegion(size: number): Promise<TestApp> {
  const test = await startTestApp({ now: UNTIL })
  opened.push(test)
  await openPastRegion(test, { size, until: UNTIL })
  return test
}

/** What does not depend on who works there. */
async function digest({ db }: TestApp) {
  const { rows } = await sql`
    select number, incident.id, incident.step, found_at, closed_at, activity_seq,
      (select count(*)::int from message where incident_id = incident.id) as messages,
      (select count(*)::int from question_change change join counted_question one on one.id = change.question_id
        where one.source_id = incident.id) as changes,
      (select count(*)::int from answer_version where incident_id = incident.id) as versions
    from incident order by number`.execute(db)
  return rows
}

const STOPPED = 'stopped'
function stopAfter(pages: number) {
  let left = pages
  return async () => {
    left -= 1
    if (left === 0) throw new Error(STOPPED)
  }
}

it('goes on where it stopped, and brings each question once', async () => {
  const [whole, stopped] = await Promise.all([openRegion(300), openRegion(300)])
  await loadWholePast(whole)
  await expect(loadWholePast(stopped, stopAfter(2))).rejects.toThrow(STOPPED)
  await expect(loadWholePast(stopped, stopAfter(2))).rejects.toThrow(STOPPED)
  expect(await isPastLoaded(stopped.db)).toBe(false)
  await loadWholePast(stopped)
  expect(await isPastLoaded(stopped.db)).toBe(true)
  expect(await digest(stopped)).toEqual(await digest(whole))

  await loadWholePast(stopped)
  expect(await digest(stopped)).toEqual(await digest(whole))
}, 90_000)

it('is loaded by one process at a time', async () => {
  const test = await openRegion(60)
  const loads = await Promise.allSettled([loadWholePast(test), loadWholePast(test)])
  expect(loads.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await isPastLoaded(test.db)).toBe(true)
})

it('is planned once, and not for a region that lives already or asks for none', async () => {
  const planOf = async ({ db }: TestApp) =>
    (await db.selectFrom('setting').select('value').where('key', '=', 'demoPast').execute())[0]?.value
  const test = await startTestApp({ now: UNTIL })
  opened.push(test)
  await planPast(test.db, { seed: 'test', size: 30, until: UNTIL })
  const plan = await planOf(test)
  await planPast(test.db, { seed: 'other', size: 50, until: UNTIL })
  expect(await planOf(test)).toEqual(plan)

  const empty = await startTestApp({ now: UNTIL })
  opened.push(empty)
  await planPast(empty.db, { seed: 'test', size: 0, until: UNTIL })
  expect(await planOf(empty)).toBeUndefined()
})
