import { expect, it } from 'vitest'
import { readWorksAs } from './works-as.ts'

/** The end of 2024, when Saturday 28 December was worked for Monday the 30th, and the holiday of November 2026. */
const CALENDAR = {
  version: 1,
  years: {
    '2024': [
      { on: '2024-12-28', kind: 'short' as const },
      { on: '2024-12-30', kind: 'off' as const, movedFrom: '2024-12-28' },
    ],
    '2026': [
      { on: '2026-11-03', kind: 'short' as const },
      { on: '2026-11-04', kind: 'off' as const, holiday: 'День народного единства' },
    ],
  },
  regional: [],
}
const [MONDAY, TUESDAY, FRIDAY, SATURDAY, SUNDAY] = [0, 1, 4, 5, 6]

it.each([
  ['2026-11-23', MONDAY, 'a Monday'],
  ['2026-11-28', SATURDAY, 'a Saturday'],
  ['2026-11-04', SUNDAY, 'a holiday'],
  ['2026-11-03', TUESDAY, 'the short day before it'],
  ['2024-12-28', MONDAY, 'a working Saturday for the Monday that was given for it'],
  ['2024-12-30', SUNDAY, 'that Monday'],
  ['2031-05-09', SUNDAY, 'a holiday of a year that is not published'],
])('reads %s as weekday %i: %s', (date, weekday) => {
  expect(readWorksAs(CALENDAR)(date)).toBe(weekday)
})

it('reads a working Sunday of a region as a Friday when nothing was exchanged for it', () => {
  const calendar = { ...CALENDAR, regional: [{ on: '2026-11-29', kind: 'work' as const }] }
  expect(readWorksAs(calendar)('2026-11-29')).toBe(FRIDAY)
})
