import { expect, it } from 'vitest'
import { isDay, nextDay, previousDay, startOfDay } from './civil-day.ts'

it.each([
  ['2026-11-24', 'Europe/Moscow', '2026-11-23T21:00:00.000Z'],
  ['2026-11-24', 'UTC', '2026-11-24T00:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
])('%s in %s begins at %s', (day, zone, at) => {
  expect(startOfDay(day, zone)).toBe(at)
})

it('knows the days around', () => {
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
  expect(previousDay('2026-03-01')).toBe('2026-02-28')
})

it('takes only days from an address', () => {
  expect(isDay('2026-11-24')).toBe(true)
  expect([isDay('2026-13-40'), isDay('вчера'), isDay(7)]).toEqual([false, false, false])
})
