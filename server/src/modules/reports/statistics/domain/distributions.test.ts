/** Expected values were computed by SciPy 1.17. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaQuantile, incompleteBeta } from './beta.ts'
import { digamma, gammaQuantile, incompleteGamma, logGamma } from './gamma.ts'
import { chanceOfAtLeast, chanceOfAtMost, fitSize, logChance } from './negative-binomial.ts'
import { normalCdf, normalQuantile } from './normal.ts'

function expectNear(value: number, expected: number, digits = 1e-10): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(digits * Math.abs(expected) + 1e-14)
}

describe('gamma', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0],
    [3.7, 1.428072326665388],
    [100, 359.1342053695754],
    [12345.6, 103959.18506616844],
  ])('has the logarithm of Γ(%f)', (x, expected) => expectNear(logGamma(x), expected))

  it.each([
    [0.1, -10.423754940411076],
    [1, -0.5772156649015329],
    [7.3, 1.917820335637986],
    [250, 5.519459584531046],
  ])('has the slope of that logarithm at %f', (x, expected) => expectNear(digamma(x), expected))

  it.each([
    [0.5, 0.2, 0.47291074313446196],
    [3, 5, 0.8753479805169189],
    [100, 90, 0.15822098918643007],
    [2, 30, 0.9999999999970991],
    [2, -1, 0],
  ])('has the chance of shape %f below %f', (shape, x, expected) =>
    expectNear(incompleteGamma(shape, x), expected),
  )

  it.each([
    [0.025, 0.3, 3.1856790317391693e-6],
    [0.975, 2.5, 6.4162509970150134],
    [0.5, 1, 0.6931471805599455],
    [0.025, 400, 361.75629663114347],
    [0.999, 7, 18.061636840199064],
  ])('has the quantile %f of shape %f', (chance, shape, expected) =>
    expectNear(gammaQuantile(chance, shape), expected),
  )
})

describe('beta', () => {
  it.each([
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.5, 5, 20, 0.9992280602455139],
    [0.99, 30, 2, 0.9616104854047645],
    [0, 2, 2, 0],
    [1, 2, 2, 1],
  ])('has the chance below %f of (%f, %f)', (x, a, b, expected) =>
    expectNear(incompleteBeta(x, a, b), expected),
  )

  it.each([
    [0.025, 0.5, 10.5, 4.7890433157581876e-5],
    [0.975, 5.5, 0.5, 0.9999065793999604],
    [0.5, 3, 4, 0.42140719069071303],
    [0.025, 250.5, 50.5, 0.7880612744188986],
  ])('has the quantile %f of (%f, %f)', (chance, a, b, expected) =>
    expectNear(betaQuantile(chance, a, b), expected),
  )
})

describe('normal', () => {
  it.each([
    [-4, 3.167124183311986e-5],
    [-1.96, 0.024997895148220435],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [3, 0.9986501019683699],
  ])('has the chance below %f', (x, expected) => expectNear(normalCdf(x), expected))

  it.each([
    [0.025, -1.9599639845400545],
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.9995, 3.2905267314919255],
  ])('has the quantile %f', (chance, expected) => expectNear(normalQuantile(chance), expected))
})

describe('negative binomial', () => {
  it.each([
    [5, 0.05, 2, 5.0735728685663514e-8],
    [20, 0.5, 1, 2.8679719907924476e-10],
    [12, 0.3, 50, 2.693485654038913e-15],
    [40, 5, 3, 8.984765849445924e-7],
    [1, 2, 0.4, 0.5116406580694131],
    [300, 250, 20, 0.19029968472958747],
    [0, 2, 1, 1],
    [3, 0, 1, 0],
  ])('has the chance of at least %i of mean %f and size %f', (count, mean, size, expected) => {
    // A tail is told to its own digits, however small it is.
    expect(chanceOfAtLeast(count, { mean, size }) / (expected || 1)).toBeCloseTo(expected ? 1 : 0, 9)
  })

  it.each([
    [5, 0.07, 1.3212843867678459e-8],
    [10, 3, 0.0011024881301154815],
    [200, 150, 5.709688574208249e-5],
  ])('is Poisson without limit of size: at least %i of mean %f', (count, mean, expected) => {
    expectNear(chanceOfAtLeast(count, { mean, size: Number.POSITIVE_INFINITY }), expected)
  })

  it.each([
    [0, 10, 2, 0.027777777777777776],
    [3, 40, 5, 0.0007092061669459093],
    [120, 200, 30, 0.010923053185250522],
    [-1, 2, 1, 0],
    [0, 0, 1, 1],
  ])('has the chance of at most %i of mean %f and size %f', (count, mean, size, expected) => {
    expectNear(chanceOfAtMost(count, { mean, size }), expected)
  })

  it.each([
    [0, 10, 2, -3.58351893845611],
    [7, 3, 0.5, -3.615171900549846],
    [120, 200, 30, -6.937847295969043],
  ])('has the logarithm of exactly %i of mean %f and size %f', (count, mean, size, expected) => {
    expectNear(logChance(count, { mean, size }), expected)
  })

  it('finds the likeliest size', () => {
    const counts = [0, 3, 1, 0, 7, 2, 0, 12, 4, 1]
    const means = [1, 2, 2, 1, 4, 2, 1, 5, 3, 2]
    expectNear(fitSize(counts, means, { smallest: 0.01 }), 4.502326220340276, 1e-3)
  })

  it('has tails that make one whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        fc.oneof(fc.double({ min: 0.05, max: 1e5, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY)),
        (count, mean, size) => {
          const tails = chanceOfAtLeast(count + 1, { mean, size }) + chanceOfAtMost(count, { mean, size })
          expect(tails).toBeCloseTo(1, 9)
        },
      ),
    )
  })
})
