/** Draws from the distributions that oversight uses. All are exact; none is an approximation for large values. */
import type { Random } from './random.ts'

/** Below it a sum of single draws is as fast as halving. */
const FEW = 24

/** Standard normal, by Marsaglia's polar method. */
export function drawNormal(random: Random): number {
  while (true) {
    const x = 2 * random() - 1
    const y = 2 * random() - 1
    const square = x * x + y * y
    if (square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** Of mean 1. */
export function drawExponential(random: Random): number {
  return -Math.log(random())
}

/** Of scale 1, by Marsaglia and Tsang (2000). */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  while (true) {
    const x = drawNormal(random)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root ** 3
    if (Math.log(random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}

export function drawBeta(random: Random, a: number, b: number): number {
  const x = drawGamma(random, a)
  return x / (x + drawGamma(random, b))
}

/** Halves the trials by an order statistic until few are left (Devroye, X.4.3). */
export function drawBinomial(random: Random, trials: number, chance: number): number {
  let left = trials
  let share = chance
  let successes = 0
  while (left > FEW && share > 0 && share < 1) {
    const middle = 1 + Math.floor(left / 2)
    const at = drawBeta(random, middle, left + 1 - middle)
    if (at >= share) {
      left = middle - 1
      share /= at
    } else {
      successes += middle
      left -= middle
      share = (share - at) / (1 - at)
    }
  }
  for (let trial = 0; trial < left; trial += 1) if (random() < share) successes += 1
  return successes
}

/** Jumps to the time of a late event while many are left (Devroye, X.3.4). */
export function drawPoisson(random: Random, mean: number): number {
  let left = mean
  let events = 0
  while (left > FEW) {
    const jump = Math.floor((7 / 8) * left)
    const at = drawGamma(random, jump)
    if (at > left) return events + drawBinomial(random, jump - 1, left / at)
    events += jump
    left -= at
  }
  const limit = Math.exp(-left)
  for (let product = random(); product > limit; product *= random()) events += 1
  return events
}

/** Variance is mean + mean² / size. */
export function drawNegativeBinomial(random: Random, mean: number, size: number): number {
  return drawPoisson(random, (drawGamma(random, size) * mean) / size)
}

/** An index from 0 up to, not including, `length`. */
export function drawIndex(random: Random, length: number): number {
  return Math.floor(random() * length)
}

/** A copy in chance order, by Fisher and Yates. */
export function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
  const left = [...items]
  return items.flatMap(() => left.splice(drawIndex(random, left.length), 1))
}
