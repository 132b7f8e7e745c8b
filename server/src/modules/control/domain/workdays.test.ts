import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AROUND_THE_CLOCK,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../platform/working-time/index.ts'
import { dutiesAtWork, firstWorkday, isWorkday, onAnotherDay } from './workdays.ts'

const zone = 'Europe/Moscow'
const calendar = { version: 1, years: {}, regional: [] }
const OFFICE: WorkingTimeContext = { schedule: STANDARD_SCHEDULE, calendar, zone }
const DUTY: WorkingTimeContext = { schedule: AROUND_THE_CLOCK, calendar, zone }
const FRIDAY = new Date('2026-11-27T12:00:00+03:00')
const SATURDAY = new Date('2026-11-28T12:00:00+03:00')

describe('a day off', () => {
  it('is asked of whoever would hear', () => {
    const duties = ['assignee', 'coordinator', 'dispatcher'] as const
    expect(dutiesAtWork(duties, { body: OFFICE, centre: OFFICE }, FRIDAY)).toEqual(duties)
    expect(dutiesAtWork(duties, { body: OFFICE, centre: OFFICE }, SATURDAY)).toEqual([])
    expect(dutiesAtWork(duties, { body: DUTY, centre: OFFICE }, SATURDAY)).toEqual([
      'assignee',
      'coordinator',
    ])
    expect(dutiesAtWork(duties, { body: OFFICE, centre: DUTY }, SATURDAY)).toEqual(['dispatcher'])
  })

  it('is told the same whichever day was asked before', () => {
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
    const fresh = (at: Date) => isWorkday(at, { ...OFFICE })
    fc.assert(
      fc.property(fc.array(moment, { minLength: 2, maxLength: 6 }), (list) => {
        for (const ms of list) {
          const at = new Date(ms)
          expect(isWorkday(at, OFFICE)).toBe(fresh(at))
        }
      }),
    )
    const midnight = new Date('2026-11-28T00:00:00+03:00')
    const before = new Date(midnight.getTime() - 1)
    expect([before, midnight, before].map((at) => isWorkday(at, OFFICE))).toEqual([true, false, true])
  })

  it('ends on the first day on which somebody works, whenever it began', () => {
    expect(firstWorkday(SATURDAY, '08:00', [OFFICE])).toEqual(new Date('2026-11-30T08:00:00+03:00'))
    expect(firstWorkday(SATURDAY, '08:00', [OFFICE, DUTY])).toEqual(new Date('2026-11-29T08:00:00+03:00'))
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
    fc.assert(
      fc.property(moment, (ms) => {
        const at = firstWorkday(new Date(ms), '08:00', [OFFICE])
        expect(isWorkday(at, OFFICE)).toBe(true)
        expect(at.getTime()).toBeGreaterThan(ms - 8 * 3_600_000)
      }),
    )
  })
})

it('a second daily word of one day is put off to the next', () => {
  const monday = new Date('2026-11-30T08:00:00+03:00')
  const later = new Date('2026-11-30T15:00:00+03:00')
  expect(onAnotherDay(later, monday, zone)).toEqual(new Date('2026-12-01T15:00:00+03:00'))
  expect(onAnotherDay(later, FRIDAY, zone)).toEqual(later)
  expect(onAnotherDay(null, FRIDAY, zone)).toBeNull()
})
