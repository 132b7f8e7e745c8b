/** The rating of bodies: leagues by load, a score with its interval, and places that are shared where the data cannot tell. */
import type { Interval } from '../../statistics/domain/interval.ts'
import { middleShare } from '../../statistics/domain/quantiles.ts'
import { createRandom } from '../../statistics/domain/random.ts'
import { LEAGUES, type League, leagueOf } from './leagues.ts'
import {
  addOutcomes,
  COMPONENTS,
  type Component,
  createTally,
  type OutcomeCount,
  pointsOf,
  scoreOf,
  sharesOf,
  type Weights,
} from './outcomes.ts'
import { type Place, sharePlaces } from './places.ts'
import { drawScores } from './score-draws.ts'

export type BodyOutcomes = { readonly agencyCode: string; readonly outcomes: readonly OutcomeCount[] }

export type RatedBody = {
  readonly agencyCode: string
  readonly league: League
  readonly incidents: number
  /** 0 to 100, by the plain formula: anybody can compute it from the same outcomes. */
  readonly score: number
  readonly interval: Interval
  readonly place: Place
  /** Of the known outcomes the share of good ones; null where none is known, and the score took the league's share. */
  readonly shares: Readonly<Record<Component, number | null>>
}
export type Rating = {
  /** By league and score, the best first. */
  readonly bodies: readonly RatedBody[]
  /** Not enough data is a place too: fewer than two incidents a month. */
  readonly unrated: readonly { readonly agencyCode: string; readonly incidents: number }[]
}

export type RatingOptions = {
  readonly weights: Weights
  /** Length of the period. */
  readonly months: number
  readonly seed: number
  readonly draws?: number
}

const DRAWS = 1000

export function rateBodies(bodies: readonly BodyOutcomes[], options: RatingOptions): Rating {
  const counted = bodies.map((body) => {
    const incidents = body.outcomes.reduce((sum, { count }) => sum + count, 0)
    return { ...body, incidents, league: leagueOf(incidents / options.months) }
  })
  const leagues = Map.groupBy(
    counted.flatMap(({ league, ...body }) => (league === null ? [] : [{ ...body, league }])),
    ({ league }) => league,
  )
  return {
    bodies: LEAGUES.flatMap((league) => rateLeague(leagues.get(league) ?? [], options)),
    unrated: counted.flatMap(({ league, agencyCode, incidents }) =>
      league === null ? [{ agencyCode, incidents }] : [],
    ),
  }
}

type Counted = BodyOutcomes & { incidents: number; league: League }

function rateLeague(
  bodies: readonly Counted[],
  { weights, seed, draws = DRAWS }: RatingOptions,
): RatedBody[] {
  const points = pointsOf(weights)
  const ofLeague = sharesOf(
    bodies.reduce((tally, { outcomes }) => addOutcomes(tally, outcomes), createTally()),
  )
  const drawn = bodies.map(({ agencyCode, outcomes }) =>
    drawScores(createRandom(seed, 'rating', agencyCode), { outcomes, points, ofLeague }, draws),
  )
  const places = sharePlaces(drawn)
  return bodies
    .map(({ agencyCode, outcomes, league, incidents }, index) => {
      const tally = addOutcomes(createTally(), outcomes)
      const score = scoreOf(tally, points, ofLeague)
      return {
        agencyCode,
        league,
        incidents,
        score,
        interval: withScore(middleShare(drawn[index] ?? [], 0.95), score),
        place: places[index] ?? { from: 1, to: bodies.length },
        shares: presentShares(tally),
      }
    })
    .sort((one, other) => other.score - one.score || one.agencyCode.localeCompare(other.agencyCode))
}

/** A score that stands outside its own interval would be read as a fault. */
function withScore({ low, high }: Interval, score: number): Interval {
  return { low: Math.min(low, score), high: Math.max(high, score) }
}

function presentShares({ good, known }: ReturnType<typeof createTally>): RatedBody['shares'] {
  const shareAt = (index: number) =>
    (known[index] ?? 0) > 0 ? (good[index] ?? 0) / (known[index] ?? 1) : null
  const [onTime = null, quality = null, satisfaction = null, promises = null, noRepeat = null] =
    COMPONENTS.map((_, index) => shareAt(index))
  return { onTime, quality, satisfaction, promises, noRepeat }
}
