/** Counts that vary more than chance alone would make them: variance = mean + mean² / size. */
import { incompleteBeta } from './beta.ts'
import { incompleteGamma, logGamma } from './gamma.ts'
import { findLeast } from './solve.ts'

/** The larger `size`, the nearer to Poisson; infinite is Poisson. */
export type NegativeBinomial = { readonly mean: number; readonly size: number }

/** Beyond it no counts can tell the distribution from Poisson, and differences of `logGamma` lose their digits. */
const LARGEST_SIZE = 1e6

export function chanceOfAtLeast(count: number, { mean, size }: NegativeBinomial): number {
  if (count <= 0) return 1
  if (mean <= 0) return 0
  if (size > LARGEST_SIZE) return incompleteGamma(count, mean)
  return incompleteBeta(mean / (mean + size), count, size)
}

export function chanceOfAtMost(count: number, { mean, size }: NegativeBinomial): number {
  if (count < 0) return 0
  if (mean <= 0) return 1
  if (size > LARGEST_SIZE) return 1 - incompleteGamma(count + 1, mean)
  return incompleteBeta(size / (mean + size), size, count + 1)
}

/** The logarithm of the chance of exactly this count. */
export function logChance(count: number, { mean, size }: NegativeBinomial): number {
  if (mean <= 0) return count === 0 ? 0 : Number.NEGATIVE_INFINITY
  if (size > LARGEST_SIZE) return count * Math.log(mean) - mean - logGamma(count + 1)
  // Nine of ten cells of a quiet hour are empty, and need no gamma function.
  if (count === 0) return -size * Math.log1p(mean / size)
  const fixed = logGamma(count + size) - logGamma(size) - logGamma(count + 1)
  return fixed - size * Math.log1p(mean / size) + count * Math.log(mean / (mean + size))
}

/** The likeliest size for counts of known means; `LARGEST_SIZE` when they vary no more than by chance. */
export function fitSize(
  counts: ArrayLike<number>,
  means: ArrayLike<number>,
  { smallest }: { smallest: number },
): number {
  function lossAt(logSize: number): number {
    const size = Math.exp(logSize)
    let loss = 0
    for (let index = 0; index < counts.length; index += 1) {
      loss -= logChance(counts[index] ?? 0, { mean: means[index] ?? 0, size })
    }
    return loss
  }
  const bounds = { low: Math.log(smallest), high: Math.log(LARGEST_SIZE) }
  return Math.exp(findLeast(lossAt, bounds, 1e-3))
}
