import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderOf } from './course-order.ts'

it('shows each question once, in the same order at each look', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 15 }), (attemptId, count) => {
      const order = orderOf(attemptId, count)
      expect(order.toSorted((one, two) => one - two)).toEqual(
        Array.from({ length: count }, (_, place) => place),
      )
      expect(orderOf(attemptId, count)).toEqual(order)
    }),
  )
})

it('shows another order at another attempt', () => {
  const orders = Array.from({ length: 40 }, (_, attempt) => orderOf(`attempt ${attempt}`, 6).join())
  expect(new Set(orders).size).toBeGreaterThan(30)
  // Each of them comes first now and then.
  expect(new Set(orders.map((order) => order[0])).size).toBe(6)
})
