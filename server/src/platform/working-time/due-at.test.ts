import { MINUTE_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../../modules/directory/data/shipped-calendar.ts'
import {
  AROUND_THE_CLOCK,
  addWorkingTime,
  type ClockLimit,
  computeDueAt,
  postponeDueAt,
  type Schedule,
  STANDARD_SCHEDULE,
  subtractWorkingTime,
  type WorkingTimeContext,
  workingTimeBetween,
} from './index.ts'

const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: SHIPPED_CALENDAR,
  zone: 'Europe/Moscow',
}
const moscow = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)
const workingMinutes = (minutes: number): ClockLimit => ({ clock: 'working_hours', minutes })

describe('working time', () => {
  it('gives seven minutes for a message of the evening answered after opening', () => {
    const ms = workingTimeBetween(moscow('2025-12-24 20:06:02'), moscow('2025-12-25 08:36:39'), context)

    expect(ms).toBe(6 * MINUTE_MS + 39_000)
    expect(Math.round(ms / MINUTE_MS)).toBe(7)
  })

  it.each([
    // Ends of intervals: a limit that fits exactly is due at closing, not at the next opening.
    ['2025-12-24 08:30', 270, '2025-12-24 13:00'],
    ['2025-12-24 08:30', 271, '2025-12-24 13:49'],
    ['2025-12-24 13:00', 1, '2025-12-24 13:49'],
    ['2025-12-24 13:24', 1, '2025-12-24 13:49'],
    ['2025-12-24 13:48', 222, '2025-12-24 17:30'],
    ['2025-12-24 17:30', 1, '2025-12-25 08:31'],
    ['2025-12-24 00:00', 1, '2025-12-24 08:31'],
    // Friday is an hour shorter, then the weekend.
    ['2025-12-26 16:29', 2, '2025-12-29 08:31'],
    ['2025-12-30 17:29', 2, '2026-01-12 08:31'],
    // 31 December 2025 is a day off moved from 5 January, 9 January 2026 from 3 January.
    ['2025-12-31 10:00', 1, '2026-01-12 08:31'],
    // 1 November 2025: a Saturday with Monday's hours, one less.
    ['2025-10-31 16:30', 432, '2025-11-01 16:30'],
    ['2025-10-31 16:30', 433, '2025-11-05 08:31'],
    // 7 March 2025: a short Friday; 8 March is a Saturday.
    ['2025-03-07 15:29', 2, '2025-03-10 08:31'],
    // 28 December 2024: a full working Saturday for Monday the 30th.
    ['2024-12-28 08:30', 492, '2024-12-28 17:30'],
  ])('counts from %s through %i minutes to %s', (from, minutes, to) => {
    expect(computeDueAt(workingMinutes(minutes), moscow(from), context)).toEqual(moscow(to))
  })

  it.each(['2025-12-24 12:00', '2025-12-24 20:00', '2026-01-04 12:00'])(
    'is due at once for a limit of zero, also at %s',
    (from) => {
      expect(computeDueAt(workingMinutes(0), moscow(from), context)).toEqual(moscow(from))
    },
  )

  it('subtracts to the latest start', () => {
    expect(subtractWorkingTime(moscow('2026-01-12 09:30'), 120 * MINUTE_MS, context)).toEqual(
      moscow('2025-12-30 16:30'),
    )
    expect(subtractWorkingTime(moscow('2026-01-12 09:30'), 60 * MINUTE_MS, context)).toEqual(
      moscow('2026-01-12 08:30'),
    )
  })

  it('refuses moments and durations that are none', () => {
    const badMoment = expect.objectContaining({ code: 'working_time.bad_moment' })

    expect(() => addWorkingTime(new Date(Number.NaN), 1, context)).toThrowError(badMoment)
    expect(() => workingTimeBetween(moscow('2026-01-12 09:30'), new Date('?'), context)).toThrowError(
      badMoment,
    )
    expect(() => addWorkingTime(moscow('2026-01-12 09:30'), -1, context)).toThrowError(
      expect.objectContaining({ code: 'working_time.bad_duration' }),
    )
    expect(() => computeDueAt(workingMinutes(1.5), moscow('2026-01-12 09:30'), context)).toThrowError(
      expect.objectContaining({ code: 'working_time.bad_limit' }),
    )
  })

  it('refuses a schedule that never opens and a zone that does not exist', () => {
    const nobody = {
      ...STANDARD_SCHEDULE.week,
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
    }
    const schedule: Schedule = { code: 'nobody', followsCalendar: true, week: nobody }
    const from = moscow('2026-01-12 09:30')

    for (const limit of [workingMinutes(1), { clock: 'working_days', days: 1 } as const]) {
      expect(() => computeDueAt(limit, from, { ...context, schedule })).toThrowError(
        expect.objectContaining({ code: 'working_time.never_open' }),
      )
    }
    expect(() => computeDueAt(workingMinutes(1), from, { ...context, zone: 'Europe/Veche' })).toThrowError(
      expect.objectContaining({ code: 'working_time.unknown_zone' }),
    )
  })
})

describe('working days', () => {
  const days = (count: number): ClockLimit => ({ clock: 'working_days', days: count })
  const byTime = (count: number, time: string): ClockLimit => ({
    clock: 'time_of_working_day',
    days: count,
    time,
  })

  it.each([
    // The day of the start is not counted, whatever its hour.
    [days(1), '2026-11-23 00:01', '2026-11-24 17:30'],
    [days(1), '2026-11-23 23:59', '2026-11-24 17:30'],
    [days(1), '2026-11-21 12:00', '2026-11-23 17:30'],
    [days(5), '2026-11-23 12:00', '2026-11-30 17:30'],
    // A shortened day closes earlier.
    [days(1), '2025-10-31 12:00', '2025-11-01 16:30'],
    [days(7), '2025-12-29 12:00', '2026-01-19 17:30'],
    [byTime(1, '12:00'), '2026-11-20 18:00', '2026-11-23 12:00'],
    // Not bound to opening hours.
    [byTime(1, '23:59'), '2025-12-30 09:00', '2026-01-12 23:59'],
    [byTime(2, '24:00'), '2026-11-20 18:00', '2026-11-25 00:00'],
  ])('%j from %s is due at %s', (limit, from, to) => {
    expect(computeDueAt(limit, moscow(from), context)).toEqual(moscow(to))
  })

  it('are all days for a duty service', () => {
    const duty = { ...context, schedule: AROUND_THE_CLOCK }

    expect(computeDueAt(days(3), moscow('2025-12-30 12:00'), duty)).toEqual(moscow('2026-01-03 00:00'))
  })

  it.each([
    ['within a day', '2026-11-24 10:00', '2026-11-24 16:00', '2026-11-25 17:30'],
    ['over a night', '2026-11-24 18:00', '2026-11-25 08:00', '2026-11-25 17:30'],
    ['over one closing', '2026-11-24 10:00', '2026-11-25 10:00', '2026-11-26 17:30'],
    [
      'on the day of the start, which is not counted',
      '2026-11-23 13:00',
      '2026-11-23 20:00',
      '2026-11-25 17:30',
    ],
    ['over two closings and a weekend', '2026-11-24 10:00', '2026-11-30 10:00', '2026-12-01 17:30'],
  ])('move by the closings a pause covers: %s', (_, from, until, due) => {
    const pauses = [{ from: moscow(from), until: moscow(until) }]

    expect(computeDueAt(days(2), moscow('2026-11-23 12:00'), context, pauses)).toEqual(moscow(due))
  })
})

describe('a pause', () => {
  it('may end in the first days of a year whose days were already closed in part', () => {
    const duty = { ...context, schedule: AROUND_THE_CLOCK }
    const pauses = [{ from: moscow('2025-12-30 12:00'), until: moscow('2026-01-02 12:00') }]
    const threeDays: ClockLimit = { clock: 'working_days', days: 3 }

    // The 31st, 1st and 2nd were to be counted; the 30th closed within the pause and was not one of them.
    expect(computeDueAt(threeDays, moscow('2025-12-30 10:00'), duty)).toEqual(moscow('2026-01-03 00:00'))
    expect(computeDueAt(threeDays, moscow('2025-12-30 10:00'), duty, pauses)).toEqual(
      moscow('2026-01-05 00:00'),
    )
  })

  it('leaves the rest of the time when the agency changed its hours and no closing is left', () => {
    const counted = {
      limit: { clock: 'working_days', days: 1 } as const,
      startedAt: moscow('2026-11-23 12:00'),
      // Counted when the agency closed at 16:00.
      dueAt: moscow('2026-11-24 16:00'),
    }
    const pause = { from: moscow('2026-11-24 15:00'), until: moscow('2026-11-25 09:00') }

    expect(postponeDueAt(counted, pause, context)).toEqual(moscow('2026-11-25 10:00'))
  })
})

describe('summer time', () => {
  const berlin: WorkingTimeContext = { ...context, schedule: AROUND_THE_CLOCK, zone: 'Europe/Berlin' }
  const shift = (from: string, to: string): WorkingTimeContext => ({
    ...berlin,
    schedule: {
      code: 'sunday',
      followsCalendar: false,
      week: { ...STANDARD_SCHEDULE.week, sunday: [{ from, to }] },
    },
  })

  it('keeps opening hours on the wall on both sides of the change', () => {
    const winter = computeDueAt(workingMinutes(1), new Date('2026-03-27T20:00:00Z'), {
      ...berlin,
      schedule: STANDARD_SCHEDULE,
    })

    // 08:31 of Monday in summer time; on Friday it would have been 07:31 UTC.
    expect(winter).toEqual(new Date('2026-03-30T06:31:00Z'))
  })

  it.each([
    ['lasts 23 hours when the clock goes forward', '2026-03-29', '00:00', '24:00', 23 * 60],
    ['lasts 25 hours when it goes back', '2026-10-25', '00:00', '24:00', 25 * 60],
    ['opens at the jump when its opening is skipped', '2026-03-29', '02:30', '06:00', 180],
    ['closes at the jump when its closing is skipped', '2026-03-29', '01:30', '02:30', 30],
    ['opens at the first of two equal times', '2026-10-25', '02:30', '06:00', 270],
    ['closes at the first of two equal times', '2026-10-25', '01:00', '02:30', 90],
  ])('a day %s', (_, day, from, to, minutes) => {
    const context = shift(from, to)
    const noonBefore = new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000)
    const nextMidnight = new Date(`${day}T23:00:00Z`)

    expect(workingTimeBetween(noonBefore, nextMidnight, context) / MINUTE_MS).toBe(minutes)
  })
})
