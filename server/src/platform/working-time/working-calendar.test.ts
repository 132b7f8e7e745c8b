import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../../modules/directory/data/shipped-calendar.ts'
import {
  assumedDays,
  type CalendarDay,
  isWorkingMoment,
  parseWorkingCalendar,
  type Schedule,
  STANDARD_SCHEDULE,
  validateSchedule,
  type WorkSpan,
  withRegionalDay,
  workingTimeBetween,
} from './index.ts'

const moscow = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)
const standard = { schedule: STANDARD_SCHEDULE, calendar: SHIPPED_CALENDAR, zone: 'Europe/Moscow' }
const DAY_NORM = 492

describe('the shipped calendar', () => {
  it.each([
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('has in %i the official number of working days: %i', (year, official) => {
    let days = 0
    for (let at = Date.UTC(year, 0, 1, 8); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      if (isWorkingMoment(new Date(at), standard)) days += 1
    }
    expect(days).toBe(official)
  })
})

describe('parseWorkingCalendar', () => {
  const day = { on: '2025-05-02', kind: 'off', movedFrom: '2025-01-04' }

  it.each([
    ['calendar.wrong_year', { version: 1, years: { 2026: [day] } }],
    ['calendar.day_twice', { version: 1, years: { 2025: [day, day] } }],
    ['calendar.bad_format', { version: 1, years: { 2025: [{ ...day, kind: 'half' }] } }],
    ['calendar.bad_format', { version: 1, years: { 2025: [{ ...day, on: '2025-02-30' }] } }],
    ['calendar.bad_format', null],
  ])('refuses a faulty one: %s', (code, source) => {
    expect(() => parseWorkingCalendar(source)).toThrowError(expect.objectContaining({ code }))
  })
})

describe('a regional day', () => {
  it('adds a day off, and a correction replaces it', () => {
    const added = withRegionalDay(SHIPPED_CALENDAR, 2, { on: '2026-11-24', kind: 'off' })
    const corrected = withRegionalDay(added, 3, { on: '2026-11-24', kind: 'short' })
    const worked = (calendar: typeof added) =>
      workingTimeBetween(moscow('2026-11-24 00:00'), moscow('2026-11-25 00:00'), { ...standard, calendar }) /
      60_000

    expect(worked(SHIPPED_CALENDAR)).toBe(DAY_NORM)
    expect(worked(added)).toBe(0)
    expect(worked(corrected)).toBe(DAY_NORM - 60)
    expect(corrected.regional).toHaveLength(1)
  })
})

describe('the assumed calendar', () => {
  it('carries a weekend that met a holiday to the next working day and shortens the eves', () => {
    const days = new Map(assumedDays(2027).map((day) => [day.on, day]))

    expect(days.get('2027-05-03')).toMatchObject({ kind: 'off', movedFrom: '2027-05-01' })
    expect(days.get('2027-05-10')).toMatchObject({ kind: 'off', movedFrom: '2027-05-09' })
    expect(days.get('2027-02-22')).toMatchObject({ kind: 'short' })
    expect(days.get('2027-04-30')).toMatchObject({ kind: 'short' })
    expect(days.get('2027-12-31')).toMatchObject({ kind: 'short' })
    expect(days.get('2027-03-07')).toBeUndefined()
  })

  it.each(['2023', '2024', '2025', '2026'])(
    'differs from the official one of %s only where the government moved a day',
    (year) => {
      const official = SHIPPED_CALENDAR.years[year] ?? []
      const assumed = assumedDays(Number(year))
      const moved = new Set(official.flatMap(({ on, movedFrom }) => (movedFrom ? [on, movedFrom] : [])))
      const key = ({ on, kind, holiday }: CalendarDay) => `${on} ${kind} ${holiday ?? ''}`
      const differing = [
        ...official.filter((day) => !assumed.some((other) => key(other) === key(day))),
        ...assumed.filter((day) => !official.some((other) => key(other) === key(day))),
      ]
      const unexplained = differing.filter((day) => {
        const next = new Date(Date.parse(day.on) + 86_400_000).toISOString().slice(0, 10)
        return !moved.has(day.on) && !moved.has(next) && day.movedFrom === undefined
      })
      expect(unexplained).toEqual([])
    },
  )
})

describe('a shortened day', () => {
  const eve = '2025-03-07'
  const worked = (spans: WorkSpan[], from = `${eve} 00:00`, to = '2025-03-08 00:00') =>
    workingTimeBetween(moscow(from), moscow(to), {
      ...standard,
      schedule: buildSchedule({ friday: spans }),
    }) / 60_000

  it('loses an hour of work even when the last part of the day is shorter', () => {
    expect(
      worked([
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '13:30' },
      ]),
    ).toBe(210)
  })

  it('disappears when it is no longer than an hour', () => {
    expect(worked([{ from: '09:00', to: '10:00' }])).toBe(0)
  })

  it('takes the hour from the end of a night shift, on the next morning', () => {
    const night = [{ from: '20:00', to: '08:00' }]

    expect(worked(night, `${eve} 12:00`, '2025-03-08 12:00')).toBe(11 * 60)
    expect(worked(night, '2025-03-08 06:00', '2025-03-08 12:00')).toBe(60)
  })

  it('does not exist for a duty service', () => {
    const schedule = {
      ...buildSchedule({ friday: [{ from: '09:00', to: '10:00' }] }),
      followsCalendar: false,
    }

    expect(
      workingTimeBetween(moscow(`${eve} 00:00`), moscow('2025-03-08 00:00'), { ...standard, schedule }),
    ).toBe(3_600_000)
  })
})

describe('a working Saturday', () => {
  const worked = (day: string, week: Partial<Schedule['week']>) =>
    workingTimeBetween(moscow(`${day} 00:00`), moscow(`${day} 23:59`), {
      ...standard,
      schedule: buildSchedule(week),
    }) / 60_000
  const hours = (from: string, to: string) => [{ from, to }]

  it('has the hours of the day it was exchanged for', () => {
    // 2 November 2024 is short and stands for Tuesday 30 April, 27 April for Monday 29 April.
    const week = {
      monday: hours('09:00', '12:00'),
      tuesday: hours('09:00', '15:00'),
      friday: hours('09:00', '10:00'),
    }

    expect(worked('2024-11-02', week)).toBe(5 * 60)
    expect(worked('2024-04-27', week)).toBe(3 * 60)
  })

  it('has its own hours, then those of Friday, when that day is free or unknown', () => {
    expect(worked('2024-04-27', { saturday: hours('10:00', '14:00'), friday: hours('09:00', '10:00') })).toBe(
      240,
    )
    expect(worked('2024-04-27', { friday: hours('09:00', '11:00') })).toBe(120)
    const calendar = withRegionalDay(SHIPPED_CALENDAR, 2, { on: '2026-11-28', kind: 'work' })
    expect(
      workingTimeBetween(moscow('2026-11-28 00:00'), moscow('2026-11-29 00:00'), { ...standard, calendar }) /
        60_000,
    ).toBe(432)
  })
})

describe('validateSchedule', () => {
  it('accepts the standard week and a week of nights', () => {
    const nights = buildSchedule({
      monday: [{ from: '20:00', to: '08:00' }],
      tuesday: [{ from: '08:00', to: '20:00' }],
    })

    expect(validateSchedule(STANDARD_SCHEDULE)).toEqual([])
    expect(validateSchedule(nights)).toEqual([])
  })

  it.each([
    ['a time that is none', { monday: [{ from: '8:30', to: '25:00' }] }, 'schedule.bad_time', 'monday'],
    [
      'parts that overlap',
      {
        monday: [
          { from: '08:00', to: '12:00' },
          { from: '11:59', to: '13:00' },
        ],
      },
      'schedule.overlap',
      'monday',
    ],
    [
      'a night that runs into the next shift',
      { monday: [{ from: '20:00', to: '08:01' }], tuesday: [{ from: '08:00', to: '20:00' }] },
      'schedule.overlap',
      'monday',
    ],
    [
      'a Sunday night that runs into Monday',
      { monday: [{ from: '05:00', to: '12:00' }], sunday: [{ from: '20:00', to: '06:00' }] },
      'schedule.overlap',
      'sunday',
    ],
  ])('names %s', (_, week, code, weekday) => {
    expect(validateSchedule(buildSchedule(week))).toEqual([{ code, weekday }])
  })

  it('refuses a week without work', () => {
    expect(validateSchedule(buildSchedule({}))).toEqual([{ code: 'schedule.empty' }])
  })
})

function buildSchedule(week: Partial<Schedule['week']>): Schedule {
  const free = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  return { code: 'built', followsCalendar: true, week: { ...free, ...week } }
}
