/** Looks ahead every quarter of an hour; the first look of a working morning is kept and held against what happened. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { Temporal } from 'temporal-polyfill'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone, momentInZone, timeInZone } from '../../../platform/working-time/index.ts'
import { runAside } from '../aside/index.ts'
import { listFinishedSteps, loadHours } from '../replay/index.ts'
import type { Forecast } from './domain/forecast.ts'
import {
  countArrivals,
  countSure,
  deleteForecastsBefore,
  deleteLatest,
  type ForecastKind,
  findLatest,
  hasMorning,
  insertForecast,
  judgeEnded,
  listOpenWork,
} from './forecast.repository.ts'

type Context = Pick<AppContext, 'db' | 'clock' | 'region'>

const MORNING = '09:00'
/** A minute less than a quarter of an hour, since it is asked for every five minutes. */
const FRESH_MS = 14 * MINUTE_MS
const LATELY_DAYS = 28
const WORK_DAYS = 14
/** A large region shows in fewer days how its people work. */
const MOST_ANSWERS = 10_000
const KEPT_DAYS = 100

/** Often asked, seldom made: a region that was opened a moment ago does not wait a quarter of an hour for its first one. */
export async function saveDueForecast(context: Context): Promise<void> {
  const { db, clock, region } = context
  const now = clock()
  const latest = await findLatest(db, dateInZone(region.timeZone, now))
  if (!latest || now.getTime() - latest.at.getTime() >= FRESH_MS) await saveForecast(context)
}

export async function saveForecast(context: Context): Promise<void> {
  const { db, clock, region } = context
  const at = clock()
  const day = dateInZone(region.timeZone, at)
  // First, since what went otherwise is doubted from now on.
  await db.transaction().execute((tx) => judgeEnded(tx, at))
  const forecast = await lookAhead(context, at, day)
  const isMorning = timeInZone(region.timeZone, at) >= MORNING && !(await hasMorning(db, day))
  const kinds: ForecastKind[] = isMorning ? ['morning', 'latest'] : ['latest']
  await db.transaction().execute(async (tx) => {
    await deleteLatest(tx)
    await deleteForecastsBefore(tx, Temporal.PlainDate.from(day).subtract({ days: KEPT_DAYS }).toString())
    for (const kind of kinds) await insertForecast(tx, { ...forecast, id: newId(), day, kind })
  })
}

async function lookAhead({ db, region }: Context, at: Date, day: string): Promise<Forecast> {
  const zone = region.timeZone
  const until = momentInZone(zone, { date: day, time: '00:00', addDays: 1 })
  const ago = (days: number) => new Date(at.getTime() - days * DAY_MS)
  const [work, arrivals, steps, hours, sure] = await Promise.all([
    listOpenWork(db),
    countArrivals(db, { from: ago(LATELY_DAYS), at, zone }),
    listFinishedSteps(db, { from: ago(WORK_DAYS), to: at, most: MOST_ANSWERS }),
    loadHours(db),
    countSure(db, dateInZone(zone, ago(LATELY_DAYS))),
  ])
  const seenHours = (LATELY_DAYS * (until.getTime() - at.getTime())) / HOUR_MS
  const rates = arrivals.map(({ agencyCode, count }) => ({ agencyCode, perHour: count / seenHours }))
  const facts = { at, until, work, arrivals: rates, steps, sure }
  return runAside('forecast', { facts, hours, seed: at.getTime() })
}
