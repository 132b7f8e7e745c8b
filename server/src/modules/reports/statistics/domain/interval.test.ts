import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBinomial } from './draws.ts'
import { isWithin, shareInterval } from './interval.ts'
import { mean, median, middleShare, quantile, variance } from './quantiles.ts'
import { createRandom } from './random.ts'

describe('the interval of a share', () => {
  it.each([
    [0, 10, 0, 0.21719626750921053],
    [3, 10, 0.09269459393815316, 0.6058183181486713],
    [95, 100, 0.893899926116897, 0.9806681880141332],
    [4, 4, 0.5552373823423603, 1],
    [0, 0, 0, 1],
  ])('is Jeffreys’ of %i among %i', (count, of, low, high) => {
    const interval = shareInterval(count, of)
    expect(interval.low).toBeCloseTo(low, 10)
    expect(interval.high).toBeCloseTo(high, 10)
  })

  it('holds what was seen and has its mirror image', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (count, others) => {
        const of = count + others
        const interval = shareInterval(count, of)
        if (of > 0) expect(isWithin(interval, count / of)).toBe(true)
        expect(interval.low).toBeCloseTo(1 - shareInterval(others, of).high, 9)
      }),
    )
  })

  it('covers 95 of 100 truths that are drawn at random', () => {
    const random = createRandom('coverage')
    let covered = 0
    for (let round = 0; round < 4000; round += 1) {
      const truth = random()
      if (isWithin(shareInterval(drawBinomial(random, 12, truth), 12), truth)) covered += 1
    }
    expect(covered / 4000).toBeGreaterThan(0.94)
    expect(covered / 4000).toBeLessThan(0.965)
  })
})

describe('a list of numbers', () => {
  it('has quantiles between its neighbours', () => {
    expect(quantile(Float64Array.of(1, 2, 3, 4), 0.5)).toBe(2.5)
    expect(quantile(Float64Array.of(1, 2, 3, 4), 1)).toBe(4)
    expect(quantile([5], 0.3)).toBe(5)
    expect(quantile([], 0.5)).toBeNaN()
    expect(median([9, 1, 5])).toBe(5)
    expect(middleShare([10, 0, 20, 30, 40], 0.5)).toEqual({ low: 10, high: 30 })
  })

  it('has a mean and a variance', () => {
    expect(mean([1, 2, 6])).toBe(3)
    expect(variance([1, 2, 6])).toBeCloseTo(14 / 3, 12)
  })
})
