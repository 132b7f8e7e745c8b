/**
 * Learns one linear judge a label against all others: squared hinge with L2, by dual coordinate descent (as liblinear
 * does). Deterministic by its seed, seconds for some thousands of texts.
 */
import { createChance, shuffle } from './chance.ts'
import type { Rows } from './rows.ts'

export type LinearOptions = {
  /** How dear a mistake is; the larger, the closer to the texts. */
  cost: number
  /** Passes over the texts at most. */
  passes: number
  seed: number
  /** Weighs the texts of a label against the rest, because each label has few. */
  dearness: (share: number) => number
}

/** The worth of a text when it is learnt from, 1 by default. */
export type LearntRows = { rows: Rows; worth?: ArrayLike<number> }

const SETTLED = 0.02

/** A column of weights for each label: `width` numbers and the intercept as the last. */
export function trainLinear(
  { rows, worth }: LearntRows,
  isOf: (label: number, row: number) => boolean,
  labels: number,
  options: LinearOptions,
): Float32Array[] {
  const norms = squareNorms(rows)
  return Array.from({ length: labels }, (_, label) => {
    const signs = Int8Array.from({ length: rows.count }, (_row, row) => (isOf(label, row) ? 1 : -1))
    return trainJudge({ rows, worth, norms, signs }, options)
  })
}

type Task = { rows: Rows; worth: ArrayLike<number> | undefined; norms: Float64Array; signs: Int8Array }

function trainJudge({ rows, worth, norms, signs }: Task, options: LinearOptions): Float32Array {
  const { count, width, starts, columns, values } = rows
  const weights = new Float32Array(width + 1)
  const positives = signs.reduce((sum, sign) => sum + (sign > 0 ? 1 : 0), 0)
  if (positives === 0) {
    weights[width] = -1
    return weights
  }
  const dear = options.dearness(positives / count)
  const alphas = new Float64Array(count)
  const order = Int32Array.from({ length: count }, (_, row) => row)
  const chance = createChance(options.seed)
  let active = count
  for (let pass = 0; pass < options.passes; pass++) {
    const part = order.subarray(0, active)
    shuffle(part, chance)
    let largest = 0
    let kept = 0
    for (let i = 0; i < active; i++) {
      const row = part[i] as number
      const sign = signs[row] as number
      const start = starts[row] as number
      const end = starts[row + 1] as number
      const cost = options.cost * (sign > 0 ? dear : 1) * (worth ? (worth[row] as number) : 1)
      const slack = 0.5 / cost
      let score = weights[width] as number
      for (let at = start; at < end; at++)
        score += (weights[columns[at] as number] as number) * (values[at] as number)
      const alpha = alphas[row] as number
      const gradient = sign * score - 1 + slack * alpha
      // A text far on its own side pulls nothing, so it is left out of the next passes.
      if (alpha === 0 && gradient > 0.3) continue
      part[i] = part[kept] as number
      part[kept] = row
      kept += 1
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      if (Math.abs(projected) > largest) largest = Math.abs(projected)
      if (Math.abs(projected) < 1e-9) continue
      const next = Math.max(0, alpha - gradient / ((norms[row] as number) + slack))
      const step = (next - alpha) * sign
      alphas[row] = next
      for (let at = start; at < end; at++)
        weights[columns[at] as number] =
          (weights[columns[at] as number] as number) + step * (values[at] as number)
      weights[width] = (weights[width] as number) + step
    }
    active = kept
    if (largest < SETTLED) {
      if (active === count || kept === 0) break
      active = count
      if (pass > options.passes - 3) break
      if (pass > 4) break
    }
  }
  return weights
}

function squareNorms({ count, starts, values }: Rows): Float64Array {
  const norms = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    let sum = 1
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++)
      sum += (values[at] as number) ** 2
    norms[row] = sum
  }
  return norms
}
