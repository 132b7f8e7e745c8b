import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAfter, parseCursor } from './cursor-order.ts'

const cursor = fc
  .tuple(fc.bigInt(0n, 2n ** 63n - 1n), fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n))
  .map(([tx, id]) => `${tx}-${id}`)

it('orders by transaction, then by id', () => {
  expect(isAfter('9-1', '10-1')).toBe(false)
  expect(isAfter('10-1', '9-99')).toBe(true)
  expect(isAfter('10-2', '10-1')).toBe(true)
  expect(isAfter('10-1', '10-1')).toBe(false)
  expect(isAfter('10-1', '10--9223372036854775807')).toBe(true)
})

it('is one order: of two different places exactly one is after the other', () => {
  fc.assert(
    fc.property(cursor, cursor, (left, right) => {
      fc.pre(left !== right)
      expect(isAfter(left, right)).not.toBe(isAfter(right, left))
    }),
  )
})

it.each([
  '',
  '1',
  'x-1',
  '1-',
  '-1-1',
  '99999999999999999999-1',
  '9999999999999999999-1',
  "1-1'; drop table event",
])('does not take "%s" for a place', (text) => {
  expect(parseCursor(text)).toBeNull()
  expect([isAfter(text, '10-1'), isAfter('10-1', text)]).toEqual([false, false])
})
