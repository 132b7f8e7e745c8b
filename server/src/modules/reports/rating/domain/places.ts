/**
 * Which bodies the data can tell apart, and the places that follow.
 *
 * All differences of a league are judged at once, as Mogstad, Romano, Shaikh and Wilhelm do for ranks (2024): a difference
 * counts when it is larger, in its own standard errors, than the largest one that chance makes anywhere in the league in 95
 * of a hundred draws. A body stands below as many as are surely better and above as many as are surely worse; between these
 * two places it shares them.
 */
import { valueAt } from '../../statistics/domain/arrays.ts'
import { mean, quantile, variance } from '../../statistics/domain/quantiles.ts'

/** From 1; equal when the data leave no doubt. */
export type Place = { readonly from: number; readonly to: number }

/** Draws of each body's score, equally many, independent of each other. */
export function sharePlaces(draws: readonly Float64Array[], confidence = 0.95): Place[] {
  const bodies = draws.map(standardise)
  const limit = largestByChance(bodies, confidence)
  const isSurelyBetter = (one: Drawn, other: Drawn) => one.centre - other.centre > limit * errorOf(one, other)
  return bodies.map((body) => ({
    from: 1 + bodies.filter((other) => isSurelyBetter(other, body)).length,
    to: bodies.length - bodies.filter((other) => isSurelyBetter(body, other)).length,
  }))
}

type Drawn = { centre: number; variance: number; deviations: Float64Array }

function standardise(draws: Float64Array): Drawn {
  const centre = mean(draws)
  return { centre, variance: variance(draws), deviations: draws.map((draw) => draw - centre) }
}

function errorOf(one: Drawn, other: Drawn): number {
  return Math.sqrt(one.variance + other.variance)
}

/** The quantile over draws of the largest deviation of a difference, in standard errors of that difference. */
function largestByChance(bodies: readonly Drawn[], confidence: number): number {
  const largest = new Float64Array(bodies[0]?.deviations.length ?? 0)
  for (const [index, one] of bodies.entries()) {
    for (let next = index + 1; next < bodies.length; next += 1) {
      const other = bodies[next]
      const error = other ? errorOf(one, other) : 0
      if (other && error > 0) raise(largest, { one: one.deviations, other: other.deviations, error })
    }
  }
  return largest.length === 0 ? 0 : quantile(largest.sort(), confidence)
}

type Pair = { one: Float64Array; other: Float64Array; error: number }

function raise(largest: Float64Array, { one, other, error }: Pair): void {
  for (let draw = 0; draw < largest.length; draw += 1) {
    const deviation = Math.abs(valueAt(one, draw) - valueAt(other, draw)) / error
    if (deviation > valueAt(largest, draw)) largest[draw] = deviation
  }
}
