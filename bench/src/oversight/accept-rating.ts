/** Judges the rating on bodies of known quality: whether the interval holds the truth, and places hold true ranks. */
import {
  type BodyOutcomes,
  DEFAULT_WEIGHTS,
  judgeSigns,
  LEAGUES,
  type League,
  type OutcomeCount,
  type RatedBody,
  rateBodies,
} from '../../../server/src/modules/reports/rating/index.ts'
import {
  createRandom,
  drawIndex,
  isWithin,
  middleShare,
  type Random,
} from '../../../server/src/modules/reports/statistics/index.ts'
import type { Acceptance } from './acceptance.ts'
import {
  drawQuality,
  EXCELLENT,
  mapQuality,
  type Quality,
  SCANDALOUS,
  simulateOutcomes,
  trueScore,
  USUAL,
} from './simulate-bodies.ts'

const SEEDS = 1000
const BODIES = 8
const DRAWS = 400
/** Incidents a month of the bodies of a league. */
const LOADS: Readonly<Record<League, { least: number; most: number }>> = {
  small: { least: 2, most: 29 },
  middle: { least: 30, most: 100 },
  large: { least: 101, most: 400 },
}
const COVERAGE = { least: 93, most: 97 }

type KnownBody = BodyOutcomes & { truth: number; kind: 'usual' | 'excellent' | 'scandalous' }
type Judged = KnownBody & { rated: RatedBody }

export function acceptRating(effort: number, first: number): Acceptance[] {
  const seeds = Array.from({ length: Math.round(SEEDS * effort) }, (_, at) => first + at)
  const leagues = LEAGUES.map((league) => ({
    league,
    trials: seeds.map((seed) => judgeLeague(seed, league)),
  }))
  const all = leagues.flatMap(({ trials }) => trials.flat())
  return [
    ...leagues.map(({ league, trials }) =>
      coverage(`of ${trials.flat().length} bodies, ${league} league`, trials.flat()),
    ),
    ...(['usual', 'excellent', 'scandalous'] as const).map((kind) => ({
      ...coverage(
        `${kind} bodies`,
        all.filter((body) => body.kind === kind),
      ),
      asked: null,
    })),
    ...leagues.map(({ league, trials }) => ({
      name: `Rating: leagues in which all places hold the true ranks, ${league}`,
      value: percent(trials, (trial) => trial.every(isPlaceTrue(trial))),
      unit: '%',
      asked: { least: 95 },
    })),
    ...leagues.map(({ league, trials }) => ({
      name: `Rating: bodies of which it knows the half of the league, ${league}`,
      value: percent(trials.flat(), isHalfKnown),
      unit: '%',
      asked: null,
    })),
    plainBootstrap(seeds),
    ...signs(seeds),
    time(),
  ]
}

function judgeLeague(seed: number, league: League): Judged[] {
  const random = createRandom('league', seed, league)
  const bodies = Array.from({ length: BODIES }, (_, at) => drawBody(random, { at, league }))
  const rating = rateBodies(bodies, { weights: DEFAULT_WEIGHTS, months: 1, seed, draws: DRAWS })
  return bodies.flatMap((body) => {
    const rated = rating.bodies.find(({ agencyCode }) => agencyCode === body.agencyCode)
    return rated ? [{ ...body, rated }] : []
  })
}

function drawBody(random: Random, { at, league }: { at: number; league: League }): KnownBody {
  const kind = at === 0 ? 'excellent' : at === 1 ? 'scandalous' : 'usual'
  const quality: Quality = { usual: drawQuality(random), excellent: EXCELLENT, scandalous: SCANDALOUS }[kind]
  const { least, most } = LOADS[league]
  const incidents = least + drawIndex(random, most - least + 1)
  return {
    agencyCode: `body-${at}`,
    kind,
    truth: trueScore(quality, DEFAULT_WEIGHTS),
    outcomes: simulateOutcomes(random, quality, incidents),
  }
}

function coverage(of: string, bodies: readonly Judged[]): Acceptance {
  const value = percent(bodies, ({ rated, truth }) => isWithin(rated.interval, truth))
  return { name: `Rating: the interval holds the truth, ${of}`, value, unit: '%', asked: COVERAGE }
}

function isPlaceTrue(trial: readonly Judged[]): (body: Judged) => boolean {
  return ({ rated, truth }) => {
    const rank = 1 + trial.filter((other) => other.truth > truth).length
    return rank >= rated.place.from && rank <= rated.place.to
  }
}

/** Tells whether the place says at least in which half of the league the body stands. */
function isHalfKnown({ rated: { place } }: Judged): boolean {
  return place.to <= BODIES / 2 || place.from > BODIES / 2
}

/** Shows why the interval is not a plain one: five incidents, drawn again and again. */
function plainBootstrap(seeds: readonly number[]): Acceptance {
  const value = percent(seeds, (seed) => {
    const random = createRandom('plain', seed)
    const quality = drawQuality(random)
    const incidents = Array.from({ length: 5 }, () => simulateOutcomes(random, quality, 1)).flat()
    const scores = Array.from({ length: DRAWS }, () => plainScore(shuffleAgain(random, incidents)))
    return isWithin(middleShare(scores, 0.95), trueScore(quality, DEFAULT_WEIGHTS))
  })
  return { name: 'Rating: a plain bootstrap of five incidents would hold it', value, unit: '%', asked: null }
}

function shuffleAgain<Item>(random: Random, items: readonly Item[]): Item[] {
  return items.flatMap(() => items.slice(drawIndex(random, items.length)).slice(0, 1))
}

/** Takes what is not known to be as usual. */
function plainScore(outcomes: readonly OutcomeCount[]): number {
  const shares = mapQuality(USUAL, (usual, component) => {
    const known = outcomes.filter((outcome) => outcome[component] !== null)
    return known.length > 0 ? known.filter((outcome) => outcome[component]).length / known.length : usual
  })
  return trueScore(shares, DEFAULT_WEIGHTS)
}

/** Makes forty bodies that are alike, of which one works for the figures. */
function signs(seeds: readonly number[]): Acceptance[] {
  const trials = seeds.map((seed) => {
    const random = createRandom('signs', seed)
    const counts = Array.from({ length: 40 }, (_, at) => {
      const of = 10 + drawIndex(random, 200)
      const share = at === 0 ? 0.35 : 0.1
      const count = Array.from({ length: of }, () => random() < share).filter(Boolean).length
      return { agencyCode: `body-${at}`, sign: 'answeredInLastMinute' as const, count, of }
    })
    const flagged = judgeSigns(counts).filter(({ isBeyondChance }) => isBeyondChance)
    return {
      isFound: flagged.some(({ agencyCode }) => agencyCode === 'body-0'),
      wrong: flagged.filter(({ agencyCode }) => agencyCode !== 'body-0').length / Math.max(flagged.length, 1),
    }
  })
  return [
    {
      name: 'Signs: found, 35 % against 10 % of the league in 10–210 incidents',
      value: percent(trials, ({ isFound }) => isFound),
      unit: '%',
      asked: null,
    },
    {
      name: 'Signs: wrong ones among the flagged',
      value: (100 * trials.reduce((sum, { wrong }) => sum + wrong, 0)) / trials.length,
      unit: '%',
      asked: { most: 1 },
    },
  ]
}

function time(): Acceptance {
  const random = createRandom('time')
  const bodies = Array.from({ length: 300 }, (_, at) => ({
    ...drawBody(random, { at: 2, league: LEAGUES[at % LEAGUES.length] ?? 'small' }),
    agencyCode: `body-${at}`,
  }))
  const startedAt = performance.now()
  rateBodies(bodies, { weights: DEFAULT_WEIGHTS, months: 1, seed: 1, draws: 1000 })
  const seconds = (performance.now() - startedAt) / 1000
  return { name: 'Rating: 300 bodies × 1,000 draws', value: seconds, unit: 's', asked: { most: 2 } }
}

function percent<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  return (100 * items.filter(isTrue).length) / items.length
}
