import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hide, isHidden } from './hidden-bursts.ts'

const burst = (from: number, to: number) => ({
  ids: Array.from({ length: to - from }, (_, index) => String(from + index)),
})

it('speaks of a hidden burst again once it has grown by half', () => {
  const hidden = hide(burst(0, 10), [])

  expect(isHidden(burst(0, 10), hidden)).toBe(true)
  // Some were sorted meanwhile, others came.
  expect(isHidden(burst(6, 20), hidden)).toBe(true)
  expect(isHidden(burst(6, 21), hidden)).toBe(false)
  expect(isHidden(burst(0, 15), hide(burst(0, 15), hidden))).toBe(true)
})

it('hides no other burst', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 100 }), fc.integer({ min: 5, max: 100 }), (count, other) => {
      expect(isHidden(burst(1000, 1000 + other), hide(burst(0, count), []))).toBe(false)
    }),
  )
})
