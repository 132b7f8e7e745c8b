import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findHoles } from './holes.ts'

it('finds each run of numbers that did not come', () => {
  expect(findHoles(3, [4, 5])).toEqual([])
  expect(findHoles(3, [7, 5])).toEqual([
    { from: 4, to: 4 },
    { from: 6, to: 6 },
  ])
})

it('takes nothing for a hole that came late, twice or before', () => {
  expect(findHoles(9, [2, 9, 10, 10])).toEqual([])
})

it('covers exactly the numbers between the last one and the highest that are not there', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.array(fc.nat(100)), (last, seen) => {
      const missing = findHoles(last, seen).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      )
      const highest = Math.max(last, ...seen)
      const expected = Array.from({ length: highest - last }, (_, index) => last + 1 + index)
      expect(missing).toEqual(expected.filter((number) => !seen.includes(number)))
    }),
  )
})
