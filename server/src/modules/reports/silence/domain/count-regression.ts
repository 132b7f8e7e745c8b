/**
 * What counts are expected by what is known: a regression of counts that vary more than chance (negative binomial, log link),
 * by iteratively reweighted least squares in turns with the likeliest size.
 */
import { fitSize } from '../../statistics/domain/negative-binomial.ts'
import { solveLinear } from '../../statistics/domain/solve-linear.ts'

export type CountRow = {
  readonly count: number
  /** For how much of the usual time it was watched; the expected count is in proportion to it. */
  readonly exposure: number
  readonly factors: readonly number[]
}
export type CountModel = {
  /** The constant first, then a coefficient for each factor, of the logarithm. */
  readonly coefficients: readonly number[]
  readonly size: number
}

/** A weak belief that a factor does nothing: it keeps few rows from claiming an effect, and many from nothing. */
const PRIOR_WEIGHT = 1
const MOST_ROUNDS = 50
const PRECISION = 1e-8
const LEAST_SIZE = 0.1
const LARGEST_LOG = 30

export function fitCounts(rows: readonly CountRow[]): CountModel {
  const factors = rows[0]?.factors.length ?? 0
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  const exposure = rows.reduce((sum, row) => sum + row.exposure, 0)
  let model: CountModel = {
    coefficients: [Math.log(Math.max(total, 0.5) / exposure), ...new Array<number>(factors).fill(0)],
    size: 1,
  }
  // Where nothing was counted, nothing can be told apart.
  for (let round = 0; total > 0 && round < MOST_ROUNDS; round += 1) {
    const coefficients = improve(rows, model)
    const means = rows.map((row) => expectCount(row, { ...model, coefficients }))
    const size = fitSize(
      rows.map(({ count }) => count),
      means,
      { smallest: LEAST_SIZE },
    )
    const moved = Math.max(
      ...coefficients.map((value, index) => Math.abs(value - (model.coefficients[index] ?? 0))),
    )
    model = { coefficients, size }
    if (moved < PRECISION) break
  }
  return model
}

export function expectCount({ exposure, factors }: CountRow, { coefficients }: CountModel): number {
  const [constant = 0, ...slopes] = coefficients
  const log = slopes.reduce((sum, slope, index) => sum + slope * (factors[index] ?? 0), constant)
  return exposure * Math.exp(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, log)))
}

/** One step of weighted least squares towards the likeliest coefficients. */
function improve(rows: readonly CountRow[], model: CountModel): number[] {
  const width = model.coefficients.length
  const matrix = Array.from({ length: width }, (_, at) => {
    const row = new Array<number>(width).fill(0)
    if (at > 0) row[at] = PRIOR_WEIGHT
    return row
  })
  const right = new Array<number>(width).fill(0)
  for (const row of rows) {
    const mean = expectCount(row, model)
    const weight = mean / (1 + mean / model.size)
    const known = [1, ...row.factors]
    const aim = Math.log(mean / row.exposure) + (row.count - mean) / mean
    for (const [at, value] of known.entries()) {
      right[at] = (right[at] ?? 0) + weight * value * aim
      for (const [other, factor] of known.entries()) {
        const line = matrix[at]
        if (line) line[other] = (line[other] ?? 0) + weight * value * factor
      }
    }
  }
  return solveLinear(matrix, right)
}
