/**
 * How much more counts vary than chance: variance = mean × (1 + clumping) + mean² × swing.
 *
 * Clumping is that one who writes moves others to write; it shows in quiet cells. Swing is that whole days bring more or
 * less than usual; it shows in busy ones. Both are the likeliest for all cells together, because single ones tell neither.
 */
import type { NegativeBinomial } from '../../statistics/domain/negative-binomial.ts'
import { logChance } from '../../statistics/domain/negative-binomial.ts'
import { findLeast } from '../../statistics/domain/solve.ts'

export type Variation = { readonly clumping: number; readonly swing: number }
export type Block = { readonly count: number; readonly mean: number }

/** Means that differ by less than a tenth are counted as one. */
const BINS_PER_FOLD = 10
/** More than a region writes in three hours. */
const MOST_COUNT = 1e6
const SWEEPS = 6
const BOUNDS = { low: Math.log(1e-4), high: Math.log(5) }

/** The distribution of a count with this mean. */
export function spread(mean: number, { clumping, swing }: Variation): NegativeBinomial {
  return { mean, size: mean / (clumping + swing * mean) }
}

export function fitVariation(blocks: Iterable<Block>): Variation {
  const bins = binBlocks(blocks)
  function lossOf(variation: Variation): number {
    let loss = 0
    for (const { count, mean, times } of bins) loss -= times * logChance(count, spread(mean, variation))
    return loss
  }
  let fitted: Variation = { clumping: 0.1, swing: 0.1 }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const { swing } = fitted
    const clumping = Math.exp(findLeast((log) => lossOf({ clumping: Math.exp(log), swing }), BOUNDS, 1e-2))
    fitted = {
      clumping,
      swing: Math.exp(findLeast((log) => lossOf({ clumping, swing: Math.exp(log) }), BOUNDS, 1e-2)),
    }
  }
  return fitted
}

type Bin = Block & { times: number }

function binBlocks(blocks: Iterable<Block>): Bin[] {
  const bins = new Map<number, { sum: number; count: number; times: number }>()
  for (const { count, mean } of blocks) {
    if (mean <= 0) continue
    const key = Math.round(BINS_PER_FOLD * Math.log(mean)) * MOST_COUNT + count
    const bin = bins.get(key) ?? { sum: 0, count, times: 0 }
    bin.sum += mean
    bin.times += 1
    bins.set(key, bin)
  }
  return [...bins.values()].map(({ sum, count, times }) => ({ mean: sum / times, count, times }))
}
