/** The rating of a period, from the ledger of questions. */
import type { Period } from '@veche/book/figures/recount.ts'
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { createKeptAnswers } from '../kept-answers.ts'
import { type JudgedSign, judgeSigns, type SignCount } from './domain/judge-signs.ts'
import { DEFAULT_WEIGHTS } from './domain/outcomes.ts'
import { type Rating, rateBodies } from './domain/rate-bodies.ts'
import { isSolvedElsewhere, type TopicClosings } from './domain/signs.ts'
import { countClosings, countOutcomes, countSigns, type SignRow } from './rating.repository.ts'

export type PeriodRating = Rating & { signs: JudgedSign[] }

type Context = Pick<AppContext, 'db' | 'region'>

const MONTH_MS = 30.44 * DAY_MS
const KEEP_MS = 5 * MINUTE_MS
/** Anybody who draws with the same seed gets the same intervals. */
const SEED = 1

/** Drawing a thousand times takes a moment of the processor, so a rating is kept for a while. */
export function createRatings(context: Context, now: () => number) {
  const keptOr = createKeptAnswers<PeriodRating>(KEEP_MS, now)
  return (period: Period): Promise<PeriodRating> =>
    keptOr(`${period.from} ${period.to}`, () => readRating(context, period))
}
export type Ratings = ReturnType<typeof createRatings>

async function readRating({ db, region }: Context, period: Period): Promise<PeriodRating> {
  const asked = { period, zone: region.timeZone }
  const [outcomes, signs, closings] = await Promise.all([
    countOutcomes(db, asked),
    countSigns(db, asked),
    countClosings(db, asked),
  ])
  const bodies = [...Map.groupBy(outcomes, ({ agencyCode }) => agencyCode)].map(([agencyCode, own]) => ({
    ...{ agencyCode, outcomes: own },
  }))
  const rating = rateBodies(bodies, { weights: DEFAULT_WEIGHTS, months: monthsOf(period), seed: SEED })
  const counts = [...signs.flatMap(countsOf), ...explainedOf(closings)]
  const leagues = Map.groupBy(rating.bodies, ({ league }) => league)
  return {
    ...rating,
    signs: [...leagues.values()].flatMap((league) => {
      const own = new Set(league.map(({ agencyCode }) => agencyCode))
      return judgeSigns(counts.filter(({ agencyCode }) => own.has(agencyCode)))
    }),
  }
}

function monthsOf({ from, to }: Period): number {
  return Math.max((Date.parse(to) - Date.parse(from) + DAY_MS) / MONTH_MS, 1 / 4)
}

function countsOf({ agencyCode, solved, unproved, promised, postponed }: SignRow): SignCount[] {
  return [
    { agencyCode, sign: 'closedWithoutEvidence', count: unproved, of: solved },
    { agencyCode, sign: 'postponedAgain', count: postponed, of: promised },
  ]
}

/** Explained on topics that other bodies solve. */
function explainedOf(closings: readonly TopicClosings[]): SignCount[] {
  const elsewhere = closings.filter((row) => isSolvedElsewhere(closings, row))
  return [...Map.groupBy(elsewhere, ({ agencyCode }) => agencyCode)].map(([agencyCode, rows]) => ({
    ...{ agencyCode, sign: 'explainedSolvable' as const },
    count: rows.reduce((sum, { explained }) => sum + explained, 0),
    of: rows.reduce((sum, { explained, solved }) => sum + explained + solved, 0),
  }))
}
