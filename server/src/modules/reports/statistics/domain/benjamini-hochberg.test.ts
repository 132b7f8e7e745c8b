import fc from 'fast-check'
import { expect, it } from 'vitest'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

it('adjusts the example of the literature as SciPy does', () => {
  const chances = [
    0.205, 0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.34, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275,
  ]
  const expected = [
    0.29464285714285715, 0.015, 0.06, 0.126, 0.126, 0.126, 0.15, 0.15857142857142856, 0.34,
    0.29464285714285715, 0.29464285714285715, 0.29464285714285715, 0.29464285714285715, 0.29464285714285715,
    0.29464285714285715,
  ]
  for (const [index, q] of benjaminiHochberg(chances).entries()) expect(q).toBeCloseTo(expected[index]!, 12)
})

it('counts tests that are certain without being given them', () => {
  expect(benjaminiHochberg([0.001, 0.02], 100)).toEqual(
    benjaminiHochberg([0.001, 0.02, ...new Array<number>(98).fill(1)]).slice(0, 2),
  )
})

it('keeps the order of the chances and never makes one smaller', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 }), (chances) => {
      const adjusted = benjaminiHochberg(chances)
      for (const [index, chance] of chances.entries()) {
        expect(adjusted[index]).toBeGreaterThanOrEqual(chance)
        expect(adjusted[index]).toBeLessThanOrEqual(1)
        for (const [other, one] of chances.entries()) {
          if (one < chance) expect(adjusted[other]).toBeLessThanOrEqual(adjusted[index]!)
        }
      }
    }),
  )
})
