import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../../modules/directory/data/shipped-calendar.ts'
import { dayMarkOf } from './due-at.ts'
import {
  type ClockLimit,
  clockTimeBetween,
  computeDueAt,
  isLimitValid,
  momentWithLeft,
  postponeDueAt,
  postponeSetMoment,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from './index.ts'

const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: SHIPPED_CALENDAR,
  zone: 'Europe/Moscow',
}
const moscow = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)
const pause = (from: string, until: string) => ({ from: moscow(from), until: moscow(until) })
const MOST_DAYS = 5 * 366
const MOST_MINUTES = MOST_DAYS * 24 * 60
const CALENDAR: ClockLimit = { clock: 'calendar_hours', minutes: 240 }
const WORKING: ClockLimit = { clock: 'working_hours', minutes: 240 }
const DAYS: ClockLimit = { clock: 'working_days', days: 2 }
const BY_NOON: ClockLimit = { clock: 'time_of_working_day', days: 2, time: '12:00' }

describe('a limit', () => {
  it.each(['calendar_hours', 'working_hours'] as const)(
    'of %s is whole minutes up to five years',
    (clock) => {
      const isValid = (minutes: number) => isLimitValid({ clock, minutes })

      expect([0, 1, MOST_MINUTES].map(isValid)).toEqual([true, true, true])
      expect([-1, 1.5, MOST_MINUTES + 1, Number.NaN].map(isValid)).toEqual([false, false, false, false])
    },
  )

  it('of days is whole days from one up to five years, with a time that exists', () => {
    const isValid = (days: number) => isLimitValid({ clock: 'working_days', days })
    const isTimed = (days: number, time: string) => isLimitValid({ clock: 'time_of_working_day', days, time })

    expect([1, MOST_DAYS].map(isValid)).toEqual([true, true])
    expect([0, 1.5, MOST_DAYS + 1, Number.NaN].map(isValid)).toEqual([false, false, false, false])
    expect([isTimed(1, '12:00'), isTimed(1, '24:00')]).toEqual([true, true])
    expect([isTimed(0, '12:00'), isTimed(1, '25:00')]).toEqual([false, false])
  })

  it('that is none is refused with what it was', () => {
    const limit = { clock: 'working_days', days: 0 } as const

    expect(() => computeDueAt(limit, moscow('2026-11-23 10:00'), context)).toThrowError(
      expect.objectContaining({ code: 'working_time.bad_limit', details: { limit } }),
    )
  })

  it('of days is measured by the closing, or by its own time', () => {
    expect([dayMarkOf(DAYS), dayMarkOf(BY_NOON)]).toEqual(['closing', { minutes: 720 }])
  })
})

describe('time on the clock of a limit', () => {
  const [evening, morning] = [moscow('2026-11-23 16:30'), moscow('2026-11-24 09:30')]

  it('is the hours of the day, or those of work', () => {
    expect(clockTimeBetween(CALENDAR, evening, morning, context)).toBe(17 * HOUR_MS)
    for (const limit of [WORKING, DAYS, BY_NOON]) {
      expect(clockTimeBetween(limit, evening, morning, context)).toBe(2 * HOUR_MS)
    }
  })

  it('tells the latest moment at which so much of it is left', () => {
    expect(momentWithLeft(CALENDAR, morning, 2 * HOUR_MS, context)).toEqual(moscow('2026-11-24 07:30'))
    for (const limit of [WORKING, DAYS, BY_NOON]) {
      expect(momentWithLeft(limit, morning, 2 * HOUR_MS, context)).toEqual(evening)
    }
  })
})

describe('a pause', () => {
  it.each<[string, ClockLimit, string, string, string]>([
    ['on the clock of the day moves by its length', CALENDAR, '11:00', '23:00', '2026-11-24 02:00'],
    ['counts from the start when it began before', CALENDAR, '08:00', '11:00', '2026-11-23 15:00'],
    ['on the clock of work keeps the working rest', WORKING, '11:00', '18:00', '2026-11-24 11:30'],
    ['that ends when it begins moves nothing', CALENDAR, '11:00', '11:00', '2026-11-23 14:00'],
    ['that ends before it begins moves nothing', WORKING, '12:00', '11:00', '2026-11-23 14:48'],
    ['that begins when it is due moves nothing', CALENDAR, '14:00', '16:00', '2026-11-23 14:00'],
    ['that begins a minute before moves it', CALENDAR, '13:59', '14:59', '2026-11-23 15:00'],
  ])('%s', (_, limit, from, until, due) => {
    const pauses = [pause(`2026-11-23 ${from}`, `2026-11-23 ${until}`)]

    expect(computeDueAt(limit, moscow('2026-11-23 10:00'), context, pauses)).toEqual(moscow(due))
  })

  it('that still lasts moves nothing yet, the finished one before it does', () => {
    const pauses = [
      pause('2026-11-23 11:00', '2026-11-23 12:00'),
      { from: moscow('2026-11-23 13:00'), until: null },
    ]

    expect(computeDueAt(CALENDAR, moscow('2026-11-23 10:00'), context, pauses)).toEqual(
      moscow('2026-11-23 15:00'),
    )
  })

  it.each<[string, ClockLimit, string, string, string]>([
    ['days', DAYS, '2026-11-24 10:00', '2026-11-25 10:00', '2026-11-26 17:30'],
    ['days, at the very closing', DAYS, '2026-11-24 17:30', '2026-11-25 10:00', '2026-11-25 17:30'],
    ['days, up to the very closing', DAYS, '2026-11-24 17:29', '2026-11-24 17:30', '2026-11-26 17:30'],
    ['days, before the first one counts', DAYS, '2026-11-23 13:00', '2026-11-24 12:00', '2026-11-25 17:30'],
    ['a time of the day', BY_NOON, '2026-11-24 10:00', '2026-11-24 14:00', '2026-11-26 12:00'],
    ['a time of the day, after it', BY_NOON, '2026-11-24 12:30', '2026-11-24 16:00', '2026-11-25 12:00'],
  ])('on a limit of %s moves by the marks it covers', (_, limit, from, until, due) => {
    const pauses = [pause(from, until)]

    expect(computeDueAt(limit, moscow('2026-11-23 12:00'), context, pauses)).toEqual(moscow(due))
  })

  it('after the moment was computed moves it as one known before', () => {
    const startedAt = moscow('2026-11-23 10:00')
    for (const limit of [CALENDAR, WORKING, DAYS, BY_NOON]) {
      const late = pause('2026-11-23 11:00', '2026-11-25 16:00')
      const dueAt = computeDueAt(limit, startedAt, context)

      expect(postponeDueAt({ limit, startedAt, dueAt }, late, context)).toEqual(
        computeDueAt(limit, startedAt, context, [late]),
      )
    }
  })

  it('of no length moves nothing, also where the agency closes later than when it was counted', () => {
    const limit: ClockLimit = { clock: 'working_days', days: 3 }
    const counted = { limit, startedAt: moscow('2026-11-23 12:00'), dueAt: moscow('2026-11-26 16:00') }

    expect(postponeDueAt(counted, pause('2026-11-25 10:00', '2026-11-25 10:00'), context)).toEqual(
      counted.dueAt,
    )
  })

  it('never brings nearer a moment that closed hours had put after the opening', () => {
    // Counted while the agency was open at night; now nothing of its hours remains.
    const counted = { limit: WORKING, startedAt: moscow('2026-11-23 10:00') }
    const dueAt = moscow('2026-11-24 07:00')

    expect(
      postponeDueAt({ ...counted, dueAt }, pause('2026-11-23 18:00', '2026-11-23 19:00'), context),
    ).toEqual(dueAt)
  })
})

describe('a moment set by a person', () => {
  const dueAt = moscow('2026-11-24 10:00')
  const after = (limit: ClockLimit, from: string, until: string) =>
    postponeSetMoment(dueAt, limit, pause(from, until), context)

  it('moves by the whole pause on the clock of the day', () => {
    expect(after(CALENDAR, '2026-11-23 12:00', '2026-11-23 15:00')).toEqual(moscow('2026-11-24 13:00'))
  })

  it.each([WORKING, DAYS, BY_NOON])('keeps the working time that remained: $clock', (limit) => {
    expect(after(limit, '2026-11-23 16:30', '2026-11-24 12:00')).toEqual(moscow('2026-11-24 15:18'))
  })

  it('stays when the pause begins as late, or is none', () => {
    for (const limit of [CALENDAR, WORKING]) {
      expect(after(limit, '2026-11-24 10:00', '2026-11-24 12:00')).toBe(dueAt)
      expect(after(limit, '2026-11-24 09:00', '2026-11-24 09:00')).toBe(dueAt)
      expect(after(limit, '2026-11-24 09:00', '2026-11-24 08:00')).toBe(dueAt)
    }
    expect(after(CALENDAR, '2026-11-24 09:59', '2026-11-24 10:09')).toEqual(
      new Date(dueAt.getTime() + 10 * MINUTE_MS),
    )
  })
})
