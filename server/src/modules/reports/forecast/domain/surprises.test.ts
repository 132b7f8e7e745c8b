import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shareOfSurprises } from './surprises.ts'

it('is the usual share of a region that nobody has judged, and its own one of a region that was judged much', () => {
  expect(shareOfSurprises({ questions: 0, otherwise: 0 })).toBe(1 / 40)
  expect(shareOfSurprises({ questions: 4000, otherwise: 400 })).toBeCloseTo(0.1, 2)
  expect(shareOfSurprises({ questions: 4000, otherwise: 0 })).toBeLessThan(0.001)
})

it('lies between the two, and grows with what went otherwise', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (questions, some) => {
      const otherwise = Math.min(some, questions)
      const share = shareOfSurprises({ questions, otherwise })
      const [low, high] = [1 / 40, questions === 0 ? 1 / 40 : otherwise / questions].toSorted((a, b) => a - b)
      expect(share).toBeGreaterThanOrEqual((low ?? 0) - 1e-12)
      expect(share).toBeLessThanOrEqual((high ?? 1) + 1e-12)
      expect(shareOfSurprises({ questions: questions + 1, otherwise: otherwise + 1 })).toBeGreaterThan(share)
    }),
  )
})
