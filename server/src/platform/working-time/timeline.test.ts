import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDay } from './calendar-day.ts'
import { formatDate, parseDate } from './civil-time.ts'
import { timelineOf, type WorkingTimeContext } from './context.ts'
import { AROUND_THE_CLOCK, type Schedule, STANDARD_SCHEDULE } from './schedule.ts'
import { chunkAt, chunkOf, dayAt, lastNotAfter, planOf } from './timeline.ts'
import {
  addWorkingTime,
  countMarks,
  type DayMark,
  isWorkingMoment,
  listWorkingDays,
  markOfWorkingDay,
  nthMarkAfter,
  subtractWorkingTime,
  workingTimeBetween,
} from './working-time.ts'
import { momentOf } from './zone-clock.ts'

const calendar = { version: 1, years: {}, regional: [] }
const moscow: WorkingTimeContext = { schedule: STANDARD_SCHEDULE, calendar, zone: 'Europe/Moscow' }
const night = [{ from: '20:00', to: '08:00' }]
const NIGHTS: Schedule = {
  ...{ code: 'nights', followsCalendar: false },
  week: {
    ...{ monday: night, tuesday: night, wednesday: night, thursday: night, friday: night },
    ...{ saturday: [], sunday: [] },
  },
}
const duty = { ...moscow, schedule: AROUND_THE_CLOCK }
const refused = (code: string, details: object) => expect.objectContaining({ code, details })

describe('a year of work', () => {
  it.each([
    ['Europe/Moscow', '2025-12-31T20:59:59Z', '2025-12-31T21:00:00Z'],
    ['America/New_York', '2026-01-01T04:59:59Z', '2026-01-01T05:00:00Z'],
  ])('begins at midnight on the wall: %s', (zone, before, from) => {
    const timeline = timelineOf({ ...duty, zone })

    const [old, young] = [before, from].map((moment) => chunkAt(timeline, Date.parse(moment)))

    expect([old?.year, young?.year]).toEqual([2025, 2026])
    expect([old?.untilMs, young?.fromMs]).toEqual([Date.parse(from), Date.parse(from)])
    expect(chunkAt(timeline, Date.parse(before))).toBe(old)
    expect(dayAt(young!, Date.parse(from))).toBe(parseDate('2026-01-01'))
  })

  it('of a service round the clock is one interval of all its days', () => {
    const year = chunkOf(timelineOf(duty), 2028)

    expect([year.starts.length, year.totalMs, year.workingDays.length]).toEqual([1, 366 * DAY_MS, 366])
    expect(year.closings.at(-1)).toBe(year.untilMs)
  })

  it('has the morning of the last shift of the year before it, which is a day of that year', () => {
    // 31 December 2026 is a Thursday.
    const year = chunkOf(timelineOf({ ...moscow, schedule: NIGHTS }), 2027)

    expect([year.starts[0], year.ends[0]]).toEqual([year.fromMs, year.fromMs + 8 * HOUR_MS])
    expect([formatDate(year.workingDays[0]!), year.closings[0]! - year.fromMs]).toEqual([
      '2027-01-01',
      32 * HOUR_MS,
    ])
  })

  it('is refused where no calendar reaches, and so is a moment that is none', () => {
    const timeline = timelineOf(moscow)
    const details = (year: number) => ({ year, schedule: 'standard' })

    expect([chunkOf(timeline, 1970).year, chunkOf(timeline, 2200).year]).toEqual([1970, 2200])
    for (const year of [1969, 2201]) {
      expect(() => chunkOf(timeline, year)).toThrowError(refused('working_time.out_of_range', details(year)))
    }
    expect(() => chunkAt(timeline, Number.NaN)).toThrowError(refused('working_time.bad_moment', {}))
  })

  it('is searched by halves', () => {
    const found = [0, 1, 2, 3, 7, 8].map((value) => lastNotAfter(Float64Array.of(1, 3, 3, 7), value))
    expect(found).toEqual([-1, 0, 0, 2, 3, 3])
  })
})

describe('a context', () => {
  it('shares the work done for an equal one, whatever calendar a duty service does not read', () => {
    const holiday: CalendarDay = { on: '2026-11-24', kind: 'off' }
    const other = { ...calendar, regional: [holiday] }

    expect(timelineOf({ ...moscow })).toBe(timelineOf(moscow))
    expect(timelineOf({ ...moscow, calendar: other })).not.toBe(timelineOf(moscow))
    expect(timelineOf({ ...duty, calendar: other })).toBe(timelineOf(duty))
    expect(timelineOf({ ...duty, zone: 'Asia/Omsk' })).not.toBe(timelineOf(duty))
    expect(timelineOf({ ...duty, schedule: NIGHTS })).not.toBe(timelineOf(duty))
  })

  it('is one of the five hundred used last, or is forgotten', () => {
    const versions = Array.from({ length: 1496 }, (_, index) => index + 2)
    const useOther = (version: number) => timelineOf({ ...moscow, calendar: { ...calendar, version } })
    const old = { ...moscow, zone: 'Asia/Omsk' }
    const before = timelineOf({ ...old })
    const used = timelineOf({ ...moscow })

    for (const first of [0, 498]) {
      versions.slice(first, first + 498).forEach(useOther)
      expect(timelineOf({ ...old })).toBe(before)
      expect(timelineOf({ ...moscow })).toBe(used)
    }
    versions.slice(996).forEach(useOther)
    expect(timelineOf({ ...old })).not.toBe(before)
  })

  it('refuses hours that are none before anything is counted by them', () => {
    for (const span of [
      { from: '8:30', to: '17:30' },
      { from: '08:30', to: '17:60' },
    ]) {
      const schedule = { ...NIGHTS, week: { ...NIGHTS.week, sunday: [span] } }
      expect(() => timelineOf({ ...moscow, schedule })).toThrowError(
        expect.objectContaining({ code: 'working_time.bad_time' }),
      )
    }
  })
})

describe('working time', () => {
  const at = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)

  it('is open from the first moment of an interval to the last before its end', () => {
    const isOpen = ['08:29:59', '08:30:00', '12:59:59', '13:00:00'].map((time) =>
      isWorkingMoment(at(`2026-11-24 ${time}`), moscow),
    )
    expect(isOpen).toEqual([false, true, true, false])
    expect(isWorkingMoment(at('2026-01-01 00:00'), moscow)).toBe(false)
  })

  it('is refused when it is negative or none', () => {
    for (const ms of [-1, Number.NaN]) {
      const bad = refused('working_time.bad_duration', { ms })
      expect(() => addWorkingTime(at('2026-11-24 10:00'), ms, moscow)).toThrowError(bad)
      expect(() => subtractWorkingTime(at('2026-11-24 10:00'), ms, moscow)).toThrowError(bad)
    }
    expect(subtractWorkingTime(at('2026-11-22 10:00'), 0, moscow)).toEqual(at('2026-11-22 10:00'))
  })

  /** Works in the night of 15 June of these years only. */
  const rare = (years: readonly number[]): WorkingTimeContext => ({
    ...{ schedule: { ...NIGHTS, followsCalendar: true }, zone: 'UTC' },
    calendar: { ...calendar, years: Object.fromEntries(YEARS.map((year) => [year, daysOff(year, years)])) },
  })
  const YEARS = Array.from({ length: 24 }, (_, index) => 2020 + index)
  const daysOff = (year: number, years: readonly number[]): CalendarDay[] => {
    const [first, last] = [parseDate(`${year}-01-01`), parseDate(`${year}-12-31`)]
    const days = Array.from({ length: last - first + 1 }, (_, index) => formatDate(first + index))
    return days.flatMap((on) => (years.includes(year) && on.endsWith('06-15') ? [] : [{ on, kind: 'off' }]))
  }

  it('is looked for over five empty years, not over six', () => {
    // 15 June is a working day of the week in all of these years.
    const five = rare([2021, 2027, 2029, 2032])
    const [first, second] = [new Date('2021-06-16T02:00:00Z'), new Date('2027-06-15T22:00:00Z')]

    expect(workingTimeBetween(first, second, five)).toBe(8 * HOUR_MS)
    expect(addWorkingTime(first, 8 * HOUR_MS, five)).toEqual(second)
    expect(subtractWorkingTime(second, 8 * HOUR_MS, five)).toEqual(first)
    // Years with work in between begin the count again.
    expect(addWorkingTime(first, 31 * HOUR_MS, five)).toEqual(new Date('2032-06-15T21:00:00Z'))
    expect(subtractWorkingTime(new Date('2032-06-15T21:00:00Z'), 31 * HOUR_MS, five)).toEqual(first)
    expect(markOfWorkingDay(timelineOf(five), first.getTime(), 3, 'closing')).toBe(
      Date.parse('2032-06-16T08:00:00Z'),
    )

    const six = rare([2021, 2028])
    const never = refused('working_time.never_open', { schedule: 'nights' })
    expect(() => addWorkingTime(first, 8 * HOUR_MS, six)).toThrowError(never)
    expect(() => subtractWorkingTime(new Date('2028-06-15T21:00:00Z'), 2 * HOUR_MS, six)).toThrowError(never)
    expect(() => markOfWorkingDay(timelineOf(six), first.getTime(), 1, 'closing')).toThrowError(never)
  })
})

describe('working days around New Year', () => {
  const anyContext = fc.constantFrom(moscow, duty, { ...moscow, schedule: NIGHTS, zone: 'Europe/Berlin' })
  const anyMark = fc.constantFrom<DayMark>('closing', { minutes: 720 }, { minutes: 1440 })
  const anyMinute = fc.integer({ min: -9 * 1440, max: 20 * 1440 })
  const NEW_YEAR = Date.UTC(2027, 0, 1)

  it('are those whose marks are passed, one after another', () => {
    fc.assert(
      fc.property(anyContext, anyMark, anyMinute, anyMinute, (context, mark, one, other) => {
        const timeline = timelineOf(context)
        const fromMs = NEW_YEAR + Math.min(one, other) * MINUTE_MS
        const toMs = NEW_YEAR + Math.max(one, other) * MINUTE_MS
        const first = parseDate('2026-12-10')
        const days = Array.from({ length: 80 }, (_, index) => first + index).flatMap((day) => {
          const last = planOf(timeline, day).spans.at(-1)
          if (!last) return []
          const { periods } = chunkOf(timeline, 2026)
          return [{ day, markMs: momentOf(periods, day, mark === 'closing' ? last.to : mark.minutes) }]
        })
        const today = dayAt(chunkAt(timeline, fromMs), fromMs)
        const later = days.filter(({ day }) => day > today)
        const marks = days.filter(({ markMs }) => markMs > fromMs)

        expect(listWorkingDays(timeline, fromMs, toMs, mark)).toEqual(
          later.filter(({ markMs }) => markMs <= toMs),
        )
        expect(countMarks(timeline, fromMs, toMs, mark)).toBe(
          marks.filter(({ markMs }) => markMs <= toMs).length,
        )
        for (const count of [1, 2, 9]) {
          expect(markOfWorkingDay(timeline, fromMs, count, mark)).toBe(later[count - 1]?.markMs)
          expect(nthMarkAfter(timeline, fromMs, count, mark)).toBe(marks[count - 1]?.markMs)
        }
      }),
      { numRuns: 300 },
    )
  })
})
