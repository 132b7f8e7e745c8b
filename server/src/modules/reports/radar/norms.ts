/** What is usual, computed from eight whole weeks. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { Temporal } from 'temporal-polyfill'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { getDirectory, loadWorkingTime } from '../../directory/index.ts'
import { runAside } from '../aside/index.ts'
import type { CountHistory } from './domain/history.ts'
import type { Norm } from './domain/norm.ts'
import type { RegionClock } from './domain/week-hours.ts'
import { readWorksAs } from './domain/works-as.ts'
import { countHours } from './surges.repository.ts'

type Context = Pick<AppContext, 'db' | 'region'>
export type Usual = { norm: Norm; clock: RegionClock }

const HISTORY_DAYS = 56
const STANDARD = 'standard'

/** Kept for an hour in the process that looks: a past may still be on its way into the tables, and questions are sorted late. */
export function createNorms(context: Context) {
  let kept: { today: string; untilMs: number; usual: Promise<Usual> } | null = null
  return (at: Date): Promise<Usual> => {
    const today = dateInZone(context.region.timeZone, at)
    if (kept?.today === today && at.getTime() < kept.untilMs) return kept.usual
    const usual = computeUsual(context, today)
    kept = { today, untilMs: at.getTime() + HOUR_MS, usual }
    usual.catch(() => {
      kept = null
    })
    return usual
  }
}
export type Norms = ReturnType<typeof createNorms>

async function computeUsual({ db, region }: Context, today: string): Promise<Usual> {
  const zone = region.timeZone
  const workingTime = await loadWorkingTime(db)
  const clock = { zone, worksAs: readWorksAs(workingTime.contextOf(STANDARD).calendar) }
  const dates = Array.from({ length: HISTORY_DAYS }, (_, back) =>
    Temporal.PlainDate.from(today)
      .subtract({ days: HISTORY_DAYS - back })
      .toString(),
  )
  const until = momentInZone(zone, { date: today, time: '00:00' })
  const from = new Date(until.getTime() - (HISTORY_DAYS + 1) * DAY_MS)
  const [hours, { municipalities, topicGroups }] = await Promise.all([
    countHours(db, { from, until, zone }),
    getDirectory(db),
  ])
  const dayOf = new Map(dates.map((date, day) => [date, day]))
  const history: CountHistory = {
    days: dates.map(clock.worksAs),
    cells: municipalities.flatMap((municipality) =>
      topicGroups.map((group) => ({ groupCode: group.code, municipalityCode: municipality.code })),
    ),
    counts: hours.flatMap(({ on, ...count }) => {
      const day = dayOf.get(on)
      return day === undefined ? [] : [{ ...count, day }]
    }),
  }
  return { norm: await runAside('norm', history), clock }
}
