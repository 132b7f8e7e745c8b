/**
 * What a region lived through goes out as a spreadsheet, comes into an empty installation and goes out the same.
 * A few hundred incidents here; `npm run round-trip` lives through ten thousand.
 */
import { writeFile } from 'node:fs/promises'
import { STEPS } from '@veche/contract/values/incidents.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { compareWorkingTime } from '../../../test/region/naive-clock.ts'
import { liveRegion } from '../../../test/region/region-life.ts'
import { exportFile, importFile } from '../../../test/region/sheet-files.ts'
import { startTestApp } from '../../../test/test-app.ts'
import { findBrokenChain } from '../incidents/index.ts'

const LENGTH = Number(process.env.ROUND_TRIP_INCIDENTS ?? 250)
const IS_LONG = LENGTH > 1000
/** The archive lies months away. */
const EVERY_STEP = STEPS.filter((step) => step !== 'archived')
/** Where a person looks at the file with a program of their own. */
const KEPT_FILE = process.env.ROUND_TRIP_FILE
const TIMEOUT_MS = 300_000 + LENGTH * 1000

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const life = await liveRegion(desk, { length: LENGTH, atOnce: IS_LONG ? 6 : 1 })
  if (process.env.ROUND_TRIP_INCIDENTS) console.log(life)
}, TIMEOUT_MS)
afterAll(() => desk.close())

it('is a life of every kind, none of it imported', async () => {
  const { rows } = await sql<{ steps: string[]; incidents: number; imported: number }>`
    select count(*)::int as incidents, array_agg(distinct step) as steps,
      (count(*) filter (where merged_into_id is not null))::int as merged,
      (count(*) filter (where is_reopened))::int as reopened,
      (count(*) filter (where is_frozen))::int as frozen,
      (count(*) filter (where repeat_no is not null))::int as repeats,
      (count(*) filter (where is_source_edited or is_source_deleted))::int as changed,
      (count(*) filter (where handoffs > 0))::int as handed,
      (select count(distinct state) from promise)::int as promises,
      (select count(*) from incident_activity where type = 'send_back')::int as sent_back,
      (select count(*) from imported_incident)::int as imported
    from incident`.execute(desk.test.db)
  const { incidents, steps, imported, ...kinds } = rows[0]!
  if (process.env.ROUND_TRIP_INCIDENTS) console.log(rows[0])
  expect(incidents).toBeGreaterThanOrEqual(LENGTH)
  expect(imported).toBe(0)
  expect(steps).toEqual(expect.arrayContaining(EVERY_STEP))
  for (const [kind, count] of Object.entries(kinds)) expect([kind, count]).not.toEqual([kind, 0])
})

it('goes out, comes into an empty installation, and goes out the same, byte for byte', {
  timeout: TIMEOUT_MS,
}, async () => {
  const empty = await startTestApp({ now: new Date('2027-06-10T09:00:00Z') })
  try {
    const file = await exportFile(desk.test, 'xlsx')
    if (KEPT_FILE) await writeFile(KEPT_FILE, file)
    const report = await importFile(empty, file, 'xlsx')
    expect(report).toMatchObject({ known: 0, failed: 0, errors: [], unknown: [] })
    expect(report.added).toBeGreaterThanOrEqual(LENGTH)
    expect((await exportFile(empty, 'xlsx')).equals(file)).toBe(true)
    expect(await importFile(empty, file, 'xlsx')).toMatchObject({ added: 0, known: report.added, changed: 0 })
    expect(await findBrokenChain(empty.db)).toBeNull()
  } finally {
    await empty.close()
  }
})

it('counts working time as a naive clock does, minute by minute', { timeout: TIMEOUT_MS }, async () => {
  const compared = await compareWorkingTime(desk.test, await exportFile(desk.test, 'xlsx'))
  expect(compared).toBeGreaterThan(LENGTH / 4)
})
