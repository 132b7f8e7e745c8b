import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawBeta,
  drawBinomial,
  drawExponential,
  drawGamma,
  drawIndex,
  drawNegativeBinomial,
  drawNormal,
  drawPoisson,
  shuffle,
} from './draws.ts'
import { mean, variance } from './quantiles.ts'
import { createRandom, type Random } from './random.ts'

const DRAWS = 40_000
type Law = { name: string; draw: (random: Random) => number; mean: number; variance: number }

const LAWS: readonly Law[] = [
  { name: 'normal', draw: drawNormal, mean: 0, variance: 1 },
  { name: 'exponential', draw: drawExponential, mean: 1, variance: 1 },
  { name: 'gamma of a small shape', draw: (random) => drawGamma(random, 0.3), mean: 0.3, variance: 0.3 },
  { name: 'gamma of a large shape', draw: (random) => drawGamma(random, 30), mean: 30, variance: 30 },
  { name: 'beta', draw: (random) => drawBeta(random, 2, 3), mean: 0.4, variance: 0.04 },
  { name: 'a few trials', draw: (random) => drawBinomial(random, 10, 0.3), mean: 3, variance: 2.1 },
  { name: 'many trials', draw: (random) => drawBinomial(random, 500, 0.9), mean: 450, variance: 45 },
  { name: 'Poisson of few', draw: (random) => drawPoisson(random, 2.5), mean: 2.5, variance: 2.5 },
  { name: 'Poisson of many', draw: (random) => drawPoisson(random, 200), mean: 200, variance: 200 },
  {
    name: 'negative binomial',
    draw: (random) => drawNegativeBinomial(random, 6, 3),
    mean: 6,
    variance: 6 + 36 / 3,
  },
]

describe('draws', () => {
  it.each(LAWS)('$name has its mean and variance', (law) => {
    const random = createRandom('law', law.name)
    const values = Array.from({ length: DRAWS }, () => law.draw(random))
    const error = Math.sqrt(law.variance / DRAWS)
    expect(Math.abs(mean(values) - law.mean)).toBeLessThan(4 * error)
    expect(variance(values) / law.variance).toBeGreaterThan(0.93)
    expect(variance(values) / law.variance).toBeLessThan(1.07)
  })

  it('never counts beyond the trials', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (trials, chance, seed) => {
          const count = drawBinomial(createRandom(seed), trials, chance)
          expect(count).toBeGreaterThanOrEqual(chance === 1 ? trials : 0)
          expect(count).toBeLessThanOrEqual(chance === 0 ? 0 : trials)
        },
      ),
    )
  })

  it('shuffles without losing anything, each place alike', () => {
    const random = createRandom('shuffle')
    const first = [0, 0, 0]
    for (let round = 0; round < 3000; round += 1) {
      const shuffled = shuffle(random, [0, 1, 2])
      expect(shuffled.toSorted()).toEqual([0, 1, 2])
      first[shuffled[0]!]! += 1
    }
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(110)
  })
})

describe('random', () => {
  it('repeats with its seed and differs with another', () => {
    const five = (random: Random) => Array.from({ length: 5 }, () => random())
    expect(five(createRandom(7, 'rating'))).toEqual(five(createRandom(7, 'rating')))
    expect(five(createRandom(7, 'rating'))).not.toEqual(five(createRandom(8, 'rating')))
    expect(five(createRandom('a', 'bc'))).not.toEqual(five(createRandom('ab', 'c')))
  })

  it('spreads evenly, also for neighbouring seeds', () => {
    const counts = new Array<number>(20).fill(0)
    for (let seed = 0; seed < 20_000; seed += 1) counts[drawIndex(createRandom(seed), 20)]! += 1
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    // 43.8 is passed once in a thousand by 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8)
  })
})
