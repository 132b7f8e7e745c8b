import { DAY_MS, SECOND_MS } from '@veche/contract/durations.ts'
import { expect, it } from 'vitest'
import { isAccepted, nextAttemptAt, restsNow } from './retry.ts'

const NOW = new Date('2026-11-24T09:00:00Z')

it('waits longer each time, and never longer than a day', () => {
  const pauses = Array.from({ length: 20 }, (_, index) => Number(nextAttemptAt(index + 1, NOW)) - Number(NOW))
  expect(pauses[0]).toBe(5 * SECOND_MS)
  expect(pauses.toSorted((one, other) => one - other)).toEqual(pauses)
  expect(pauses.at(-1)).toBe(DAY_MS)
})

it('lets an address rest that took nothing for three days', () => {
  expect(restsNow(null, NOW)).toBe(false)
  expect(restsNow(new Date(NOW.getTime() - 3 * DAY_MS + 1), NOW)).toBe(false)
  expect(restsNow(new Date(NOW.getTime() - 3 * DAY_MS), NOW)).toBe(true)
})

it.each([
  [200, true],
  [204, true],
  [302, false],
  [410, false],
  [500, false],
])('takes %i for %s', (status, is) => {
  expect(isAccepted(status)).toBe(is)
})
