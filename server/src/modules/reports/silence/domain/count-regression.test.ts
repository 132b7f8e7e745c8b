import { describe, expect, it } from 'vitest'
import { drawNegativeBinomial } from '../../statistics/domain/draws.ts'
import { createRandom } from '../../statistics/domain/random.ts'
import { solveLinear } from '../../statistics/domain/solve-linear.ts'
import { expectCount, fitCounts } from './count-regression.ts'

const COUNTS = [0, 2, 1, 5, 3, 8, 2, 14, 9, 30, 4, 21]
const EXPOSURES = [12, 12, 6, 12, 12, 12, 9, 12, 12, 12, 3, 12]
const PEOPLE = [20, 35, 60, 90, 120, 200, 260, 400, 650, 1100, 1500, 2400]
const NEAR = [0.1, -0.2, 0.3, 0, -0.1, 0.2, -0.3, 0.1, 0, 0.2, -0.1, 0.05]
const ROWS = COUNTS.map((count, at) => ({
  count,
  exposure: EXPOSURES[at]!,
  factors: [Math.log(PEOPLE[at]!), NEAR[at]!],
}))

describe('a regression of counts', () => {
  it('finds what SciPy finds by searching the likelihood itself', () => {
    const { coefficients, size } = fitCounts(ROWS)
    const expected = [-4.01770977, 0.61859087, 1.28742058]
    for (const [at, value] of coefficients.entries()) expect(value).toBeCloseTo(expected[at]!, 3)
    expect(size / 38.28960208819571).toBeCloseTo(1, 2)
  })

  it('finds the truth in many rows', () => {
    const random = createRandom('regression')
    const rows = Array.from({ length: 3000 }, () => {
      const factor = 4 + 3 * random()
      return {
        count: drawNegativeBinomial(random, 2 * Math.exp(-3 + 0.8 * factor), 4),
        exposure: 2,
        factors: [factor],
      }
    })
    const { coefficients, size } = fitCounts(rows)
    expect(coefficients[0]).toBeCloseTo(-3, 0)
    expect(coefficients[1]).toBeCloseTo(0.8, 1)
    expect(size).toBeGreaterThan(3.5)
    expect(size).toBeLessThan(4.5)
    expect(
      expectCount({ count: 0, exposure: 1, factors: [5] }, { coefficients: [-3, 0.8], size: 4 }),
    ).toBeCloseTo(Math.E, 9)
  })

  it('claims no effect of a factor that never differs, and needs no counts', () => {
    const same = COUNTS.map((count) => ({ count, exposure: 1, factors: [1] }))
    const { coefficients } = fitCounts(same)
    expect(expectCount({ count: 0, exposure: 1, factors: [1] }, { coefficients, size: 1 })).toBeCloseTo(
      99 / 12,
      2,
    )
    const none = fitCounts(same.map((row) => ({ ...row, count: 0 })))
    expect(expectCount({ count: 0, exposure: 1, factors: [1] }, none)).toBeLessThan(0.1)
  })
})

describe('linear equations', () => {
  it('are solved, also when the first one does not begin', () => {
    expect(
      solveLinear(
        [
          [0, 2, 1],
          [1, -1, 0],
          [3, 0, 2],
        ],
        [7, -1, 9],
      ).map((value) => Math.round(value * 1e9) / 1e9),
    ).toEqual([1, 2, 3])
  })

  it('are refused when they do not tell the unknowns apart', () => {
    expect(() =>
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toThrow()
  })
})
