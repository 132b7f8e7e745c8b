import { HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latestDue, nextRunAfter, periodOfRun, type RunTimes } from './next-run.ts'

const MOSCOW = 'Europe/Moscow'
const DAILY: RunTimes = { cadence: 'daily', weekday: null, monthDay: null, hour: 8 }
const MONDAYS: RunTimes = { cadence: 'weekly', weekday: 1, monthDay: null, hour: 8 }
const LAST_DAYS: RunTimes = { cadence: 'monthly', weekday: null, monthDay: 31, hour: 8 }
const at = (moment: string) => new Date(moment)

describe('the next run', () => {
  it.each([
    [DAILY, '2026-11-29T04:59:59Z', '2026-11-29T05:00:00Z'],
    // The moment itself is over.
    [DAILY, '2026-11-29T05:00:00Z', '2026-11-30T05:00:00Z'],
    [MONDAYS, '2026-11-29T12:00:00Z', '2026-11-30T05:00:00Z'],
    [MONDAYS, '2026-11-30T05:00:00Z', '2026-12-07T05:00:00Z'],
    [LAST_DAYS, '2027-02-01T00:00:00Z', '2027-02-28T05:00:00Z'],
  ])('of %j after %s is %s', (times, after, next) => {
    expect(nextRunAfter(times, at(after), MOSCOW)).toEqual(at(next))
  })

  it('is at the hour that follows where clocks leave its own out', () => {
    const nights: RunTimes = { ...DAILY, hour: 2 }
    expect(nextRunAfter(nights, at('2026-03-28T12:00:00Z'), 'Europe/Berlin')).toEqual(
      at('2026-03-29T01:00:00Z'),
    )
  })

  it('is after the moment, on the hour, and nothing of the schedule lies between', () => {
    const times = fc.oneof(
      fc.record({
        cadence: fc.constant('daily' as const),
        weekday: fc.constant(null),
        monthDay: fc.constant(null),
        hour: fc.nat(23),
      }),
      fc.record({
        cadence: fc.constant('weekly' as const),
        weekday: fc.integer({ min: 1, max: 7 }),
        monthDay: fc.constant(null),
        hour: fc.nat(23),
      }),
      fc.record({
        cadence: fc.constant('monthly' as const),
        weekday: fc.constant(null),
        monthDay: fc.integer({ min: 1, max: 31 }),
        hour: fc.nat(23),
      }),
    )
    const moments = fc.date({
      min: at('2026-01-01T00:00:00Z'),
      max: at('2029-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(times, moments, (one, after) => {
        const next = nextRunAfter(one, after, MOSCOW)
        expect(next > after).toBe(true)
        expect(next.getTime() % HOUR_MS).toBe(0)
        expect(nextRunAfter(one, new Date(next.getTime() - 1), MOSCOW)).toEqual(next)
      }),
    )
  })
})

it('sends one report after a week without the product', () => {
  const late = { firstAt: at('2026-11-20T05:00:00Z'), now: at('2026-11-27T04:00:00Z') }
  expect(latestDue(DAILY, late, MOSCOW)).toEqual(at('2026-11-26T05:00:00Z'))
  expect(latestDue(DAILY, { ...late, now: late.firstAt }, MOSCOW)).toEqual(late.firstAt)
})

it.each([
  ['daily', '2026-11-30T05:00:00Z', '2026-11-29', '2026-11-29'],
  ['weekly', '2026-11-30T05:00:00Z', '2026-11-23', '2026-11-29'],
  ['monthly', '2026-12-01T05:00:00Z', '2026-11-01', '2026-11-30'],
  // By the clock of the region it is December already.
  ['monthly', '2026-11-30T21:30:00Z', '2026-11-01', '2026-11-30'],
] as const)('a %s report due %s is of %s to %s', (cadence, due, from, to) => {
  expect(periodOfRun({ cadence }, at(due), MOSCOW)).toEqual({ from, to })
})
