import { expect, it } from 'vitest'
import { isEarlierPlace } from './live-place.ts'

it('orders places by transaction, then by number, however long they are', () => {
  expect(isEarlierPlace('9-5', '10-1')).toBe(true)
  expect(isEarlierPlace('10-1', '9-5')).toBe(false)
  expect(isEarlierPlace('10-9007199254740993', '10-9007199254740994')).toBe(true)
  expect(isEarlierPlace('10--9223372036854775807', '10-1')).toBe(true)
  expect(isEarlierPlace('10-1', '10-1')).toBe(false)
})

it('takes no order from what is no place', () => {
  expect(isEarlierPlace('', '10-1')).toBe(false)
  expect(isEarlierPlace('10-1', 'x')).toBe(false)
})
