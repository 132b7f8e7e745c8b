import { expect, it } from 'vitest'
import { ofToday } from './end-of-day.ts'

// A day has begun in Moscow that has not begun in London.
const day = { now: new Date('2026-11-30T21:30:00.000Z'), timeZone: 'Europe/Moscow' }

it.each([
  ['last7', '2026-11-24T21:00:00.000Z'],
  ['last30', '2026-11-01T21:00:00.000Z'],
  ['month', '2026-11-30T21:00:00.000Z'],
] as const)('%s begins with a day of the region, today being one of them', (foundIn, foundFrom) => {
  expect(ofToday({ foundIn }, day)).toEqual({ foundIn, foundFrom })
})

it('moves with the day, and leaves what was fixed', () => {
  const fixed = { foundFrom: '2026-11-29T21:00:00.000Z' }
  expect(ofToday(fixed, day)).toBe(fixed)
  expect(ofToday({ ...fixed, foundIn: 'last7' }, day)).toMatchObject(fixed)
  const later = { ...day, now: new Date('2026-12-02T09:00:00.000Z') }
  expect(ofToday({ closedIn: 'last7' }, later)).toMatchObject({ closedFrom: '2026-11-25T21:00:00.000Z' })
})
