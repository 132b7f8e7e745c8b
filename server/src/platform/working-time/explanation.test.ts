import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../../modules/directory/data/shipped-calendar.ts'
import {
  AROUND_THE_CLOCK,
  type ClockLimit,
  computeDeadline,
  type ExplainedInterval,
  explain,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
  withRegionalDay,
} from './index.ts'

const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: SHIPPED_CALENDAR,
  zone: 'Europe/Moscow',
}
const moscow = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)
const nineHours: ClockLimit = { clock: 'working_hours', minutes: 540 }

/** '21 20:06 – 23 00:00 weekend 0': day and time on the wall, reason, counted minutes. */
function rows(intervals: readonly ExplainedInterval[]): string[] {
  const wall = (moment: Date) =>
    new Date(moment.getTime() + 3 * HOUR_MS).toISOString().slice(8, 16).replace('T', ' ')
  const note = (interval: ExplainedInterval) =>
    interval.reason === 'holiday'
      ? ` ${interval.holiday}`
      : interval.reason === 'moved_day_off'
        ? ` ${interval.movedFrom}`
        : interval.reason === 'counted' && interval.standsFor
          ? ` for ${interval.standsFor}`
          : ''
  return intervals.map(
    (interval) =>
      `${wall(interval.from)} – ${wall(interval.to)} ${interval.reason}${note(interval)} ${interval.countedMs / MINUTE_MS}`,
  )
}

describe('an explanation', () => {
  it('opens a weekend and two days as the desk shows them, what has passed apart', () => {
    const { dueAt, explanation } = computeDeadline(nineHours, moscow('2026-11-21 20:06'), context, {
      splitAt: moscow('2026-11-23 09:04'),
    })

    expect(dueAt).toEqual(moscow('2026-11-24 09:18'))
    expect(rows(explanation.intervals)).toEqual([
      '21 20:06 – 23 00:00 weekend 0',
      '23 00:00 – 23 08:30 before_opening 0',
      '23 08:30 – 23 09:04 counted 34',
      '23 09:04 – 23 13:00 counted 236',
      '23 13:00 – 23 13:48 break 0',
      '23 13:48 – 23 17:30 counted 222',
      '23 17:30 – 24 08:30 after_closing 0',
      '24 08:30 – 24 09:18 counted 48',
    ])
    expect(explanation).toMatchObject({
      countedMs: 9 * HOUR_MS,
      workingMs: 9 * HOUR_MS,
      calendarMs: 61.2 * HOUR_MS,
      calendar: 'published',
      calendarVersion: 1,
      scheduleCode: 'standard',
    })
  })

  it('names every free day of New Year, and the day off moved to 31 December', () => {
    const { dueAt, explanation } = computeDeadline(nineHours, moscow('2025-12-30 15:00'), context)

    expect(dueAt).toEqual(moscow('2026-01-12 15:48'))
    expect(rows(explanation.intervals)).toEqual([
      '30 15:00 – 30 17:30 counted 150',
      '30 17:30 – 31 00:00 after_closing 0',
      '31 00:00 – 01 00:00 moved_day_off 2025-01-05 0',
      '01 00:00 – 07 00:00 holiday Новогодние каникулы 0',
      '07 00:00 – 08 00:00 holiday Рождество Христово 0',
      '08 00:00 – 09 00:00 holiday Новогодние каникулы 0',
      '09 00:00 – 10 00:00 moved_day_off 2026-01-03 0',
      '10 00:00 – 12 00:00 weekend 0',
      '12 00:00 – 12 08:30 before_opening 0',
      '12 08:30 – 12 13:00 counted 270',
      '12 13:00 – 12 13:48 break 0',
      '12 13:48 – 12 15:48 counted 120',
    ])
  })

  it('says whose hours a working Saturday has and what was taken from them', () => {
    const saturday = explain(moscow('2025-11-01 08:00'), moscow('2025-11-04 00:00'), context)

    expect(rows(saturday.intervals)).toEqual([
      '01 08:00 – 01 08:30 before_opening 0',
      '01 08:30 – 01 13:00 counted for 2025-11-03 270',
      '01 13:00 – 01 13:48 break 0',
      '01 13:48 – 01 16:30 counted for 2025-11-03 162',
      '01 16:30 – 01 17:30 shortened_day 0',
      '01 17:30 – 02 00:00 after_closing 0',
      '02 00:00 – 03 00:00 weekend 0',
      '03 00:00 – 04 00:00 moved_day_off 2025-11-01 0',
    ])
  })

  it('shows 8 March 2025 as the holiday it is, after a shortened Friday', () => {
    const eve = explain(moscow('2025-03-07 15:00'), moscow('2025-03-10 08:30'), context)

    expect(rows(eve.intervals)).toEqual([
      '07 15:00 – 07 15:30 counted 30',
      '07 15:30 – 07 16:30 shortened_day 0',
      '07 16:30 – 08 00:00 after_closing 0',
      '08 00:00 – 09 00:00 holiday Международный женский день 0',
      '09 00:00 – 10 00:00 weekend 0',
      '10 00:00 – 10 08:30 before_opening 0',
    ])
  })

  it('finds the hour taken from a night shift on the morning after', () => {
    const night = [{ from: '20:00', to: '08:00' }]
    const schedule = { ...STANDARD_SCHEDULE, week: { ...STANDARD_SCHEDULE.week, friday: night } }
    const eve = explain(moscow('2025-03-07 19:00'), moscow('2025-03-08 09:00'), { ...context, schedule })

    expect(rows(eve.intervals)).toEqual([
      '07 19:00 – 07 20:00 before_opening 0',
      '07 20:00 – 08 07:00 counted 660',
      '08 07:00 – 08 08:00 shortened_day 0',
      '08 08:00 – 08 09:00 holiday Международный женский день 0',
    ])
  })

  it('shows a pause over whatever it covers', () => {
    const pauses = [{ from: moscow('2026-11-23 12:00'), until: moscow('2026-11-24 10:00') }]
    const day = explain(moscow('2026-11-23 11:00'), moscow('2026-11-24 11:00'), context, { pauses })

    expect(rows(day.intervals)).toEqual([
      '23 11:00 – 23 12:00 counted 60',
      '23 12:00 – 24 10:00 paused 0',
      '24 10:00 – 24 11:00 counted 60',
    ])
    expect(day.calendarMs).toBe(2 * HOUR_MS)
  })

  it('shows a pause that still lasts to the end', () => {
    const pauses = [{ from: moscow('2026-11-23 12:00'), until: null }]
    const day = explain(moscow('2026-11-23 11:00'), moscow('2026-11-23 17:00'), context, { pauses })

    expect(rows(day.intervals).at(-1)).toBe('23 12:00 – 23 17:00 paused 0')
  })

  it('is one interval round the clock, across New Year too, and needs no calendar', () => {
    const duty = { ...context, schedule: AROUND_THE_CLOCK }
    const night = explain(moscow('2025-12-30 15:00'), moscow('2026-01-02 15:00'), duty)

    expect(rows(night.intervals)).toEqual(['30 15:00 – 02 15:00 counted 4320'])
    expect(night.calendar).toBe('not_used')
  })

  it('counts everything on the calendar clock and still knows the working time', () => {
    const urgent = computeDeadline(
      { clock: 'calendar_hours', minutes: 240 },
      moscow('2026-11-23 16:30'),
      context,
    ).explanation

    expect(rows(urgent.intervals)).toEqual(['23 16:30 – 23 20:30 counted 240'])
    expect(urgent).toMatchObject({ clock: 'calendar', countedMs: 4 * HOUR_MS, workingMs: HOUR_MS })
  })

  it('lists the days a limit of days counted', () => {
    const { dueAt, explanation } = computeDeadline(
      { clock: 'working_days', days: 3 },
      moscow('2025-12-30 15:00'),
      context,
    )

    expect(explanation.countedDays).toEqual(['2026-01-12', '2026-01-13', '2026-01-14'])
    expect(dueAt).toEqual(moscow('2026-01-14 17:30'))
  })

  it('warns when the calendar of the year is only assumed', () => {
    const { explanation } = computeDeadline(nineHours, moscow('2026-12-30 15:00'), context)

    expect(explanation.calendar).toBe('assumed')
    expect(rows(explanation.intervals)).toContain('01 00:00 – 07 00:00 holiday Новогодние каникулы 0')
  })

  it('names a day the region added', () => {
    const calendar = withRegionalDay(SHIPPED_CALENDAR, 2, {
      on: '2026-11-24',
      kind: 'off',
      holiday: 'День области',
    })
    const { dueAt, explanation } = computeDeadline(nineHours, moscow('2026-11-23 10:00'), {
      ...context,
      calendar,
    })

    expect(dueAt).toEqual(moscow('2026-11-25 10:48'))
    expect(rows(explanation.intervals)).toContain('24 00:00 – 25 00:00 holiday День области 0')
    expect(explanation.calendarVersion).toBe(2)
  })

  it('has no intervals for an empty span and refuses a reversed one', () => {
    const at = moscow('2026-11-23 10:00')

    expect(explain(at, at, context).intervals).toEqual([])
    expect(explain(at, at, context, { clock: 'calendar' }).intervals).toEqual([])
    expect(() => explain(at, moscow('2026-11-23 09:59'), context)).toThrowError(
      expect.objectContaining({ code: 'working_time.reversed' }),
    )
  })
})
