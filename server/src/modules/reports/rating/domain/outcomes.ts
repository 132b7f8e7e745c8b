/** What is known of an incident for the rating, and shares that are made of it. */
import { addAt, valueAt } from '../../statistics/domain/arrays.ts'

/** Each is a share of good outcomes among those that are known. */
export const COMPONENTS = ['onTime', 'quality', 'satisfaction', 'promises', 'noRepeat'] as const
export type Component = (typeof COMPONENTS)[number]

/**
 * Incidents that are alike, with their number. Null is not known: neither answered nor late yet; nobody has judged the
 * answer; the author is silent; no promise has been settled.
 */
export type OutcomeCount = Readonly<Record<Component, boolean | null>> & { readonly count: number }

/** Points for each component, of a hundred. */
export type Weights = Readonly<Record<Component, number>>

/** 35 on time + 30 quality + 20 satisfaction and kept promises, half each + 15 (1 − repeat). */
export const DEFAULT_WEIGHTS: Weights = {
  onTime: 35,
  quality: 30,
  satisfaction: 10,
  promises: 10,
  noRepeat: 15,
}

/** For each component the known outcomes and the good ones among them; weights of incidents need not be whole. */
export type Tally = { readonly good: Float64Array; readonly known: Float64Array }

export function createTally(): Tally {
  return { good: new Float64Array(COMPONENTS.length), known: new Float64Array(COMPONENTS.length) }
}

export function addOutcomes(tally: Tally, outcomes: readonly OutcomeCount[]): Tally {
  for (const outcome of outcomes) {
    for (const [index, component] of COMPONENTS.entries()) {
      if (outcome[component] === null) continue
      addAt(tally.known, index, outcome.count)
      if (outcome[component]) addAt(tally.good, index, outcome.count)
    }
  }
  return tally
}

/** What a component is where nothing is known of it: the share of the league, or a coin where the league knows none. */
export function sharesOf({ good, known }: Tally): number[] {
  return COMPONENTS.map((_, index) =>
    valueAt(known, index) > 0 ? valueAt(good, index) / valueAt(known, index) : 0.5,
  )
}

/** 0 to 100. */
export function scoreOf(
  { good, known }: Tally,
  points: readonly number[],
  ofLeague: readonly number[],
): number {
  let score = 0
  for (let index = 0; index < points.length; index += 1) {
    const of = valueAt(known, index)
    score += valueAt(points, index) * (of > 0 ? valueAt(good, index) / of : valueAt(ofLeague, index))
  }
  return score
}

/** In the order of the components, so that they make a hundred. */
export function pointsOf(weights: Weights): number[] {
  const total = COMPONENTS.reduce((sum, component) => sum + weights[component], 0)
  return COMPONENTS.map((component) => (100 * weights[component]) / total)
}
