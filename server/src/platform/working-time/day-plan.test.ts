import { describe, expect, it } from 'vitest'
import { assumedDays } from './assumed-calendar.ts'
import type { CalendarDay } from './calendar-day.ts'
import { parseDate } from './civil-time.ts'
import { planDay } from './day-plan.ts'
import { minuteSpans, type Schedule, STANDARD_SCHEDULE, validateSchedule, type WorkSpan } from './schedule.ts'
import { lookUpCalendar, parseWorkingCalendar, withRegionalDay } from './working-calendar.ts'

const span = (from: string, to: string): WorkSpan => ({ from, to })
const scheduleOf = (week: Partial<Schedule['week']>): Schedule => ({
  ...{ code: 'own', followsCalendar: true },
  week: {
    ...{ monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
    ...week,
  },
})
const calendarOf = (days: CalendarDay[], regional: CalendarDay[] = []) =>
  parseWorkingCalendar({ version: 1, years: { 2026: days }, regional })
/** 23 November 2026 is a Monday. */
const plan = (on: string, days: CalendarDay[] = [], schedule = STANDARD_SCHEDULE) =>
  planDay(schedule, lookUpCalendar(calendarOf(days)), parseDate(on))
const minutes = (from: number, to: number) => ({ from, to })
const OFF = { spans: [], cut: null, standsFor: null }

describe('a day', () => {
  it('has the hours of its weekday', () => {
    expect(plan('2026-11-23')).toEqual({
      spans: [minutes(510, 780), minutes(828, 1050)],
      ...{ off: null, cut: null, standsFor: null },
    })
    expect(plan('2026-11-28')).toEqual({ ...OFF, off: { reason: 'weekend' } })
  })

  it.each<[string, Partial<CalendarDay>, object]>([
    ['a holiday', { holiday: 'День области' }, { reason: 'holiday', holiday: 'День области' }],
    ['a moved day off', { movedFrom: '2026-11-21' }, { reason: 'moved_day_off', movedFrom: '2026-11-21' }],
    ['a day off without a name', {}, { reason: 'weekend' }],
  ])('off the calendar says why: %s', (_, why, off) => {
    const days: CalendarDay[] = [{ on: '2026-11-23', kind: 'off', ...why }]

    expect(plan('2026-11-23', days)).toEqual({ ...OFF, off })
    expect(plan('2026-11-23', days, { ...STANDARD_SCHEDULE, followsCalendar: false }).off).toBeNull()
  })

  it.each([
    [
      'from its last part',
      [span('08:00', '12:00'), span('13:00', '17:00')],
      [480, 720, 780, 960],
      [960, 1020],
    ],
    [
      'that was its whole last part',
      [span('08:00', '12:00'), span('13:00', '14:00')],
      [480, 720],
      [720, 840],
    ],
    ['from two of its parts', [span('08:00', '12:00'), span('13:00', '13:30')], [480, 690], [690, 810]],
    ['and keeps a minute', [span('08:00', '09:01')], [480, 481], [481, 541]],
  ])('before a holiday loses an hour %s', (_, monday, left, cut) => {
    const short = plan('2026-11-23', [{ on: '2026-11-23', kind: 'short' }], scheduleOf({ monday }))

    expect(short.spans.flatMap(({ from, to }) => [from, to])).toEqual(left)
    expect([short.cut?.from, short.cut?.to]).toEqual(cut)
    expect(short.off).toBeNull()
  })

  it('of an hour before a holiday is free', () => {
    const schedule = scheduleOf({ monday: [span('08:00', '08:20'), span('09:00', '09:40')] })

    expect(plan('2026-11-23', [{ on: '2026-11-23', kind: 'short' }], schedule)).toEqual({
      ...OFF,
      off: { reason: 'shortened_day' },
    })
  })

  it('of a schedule that overlaps itself counts no minute twice', () => {
    const monday = [span('16:00', '18:00'), span('09:00', '17:00'), span('10:00', '11:00')]
    expect(plan('2026-11-23', [], scheduleOf({ monday })).spans).toEqual([
      minutes(540, 1020),
      minutes(1020, 1080),
    ])
  })
})

describe('a day off made a working one', () => {
  const own = scheduleOf({
    ...{ monday: [span('09:00', '10:00')], friday: [span('09:00', '11:00')] },
    saturday: [span('09:00', '12:00')],
  })
  const guests = scheduleOf({ monday: [span('09:00', '10:00')], friday: [span('09:00', '11:00')] })
  const work = (on: string, schedule: Schedule, more: CalendarDay[] = []) =>
    plan(on, [{ on, kind: 'work' }, ...more], schedule)

  it('has its own hours, else those of the day beside it', () => {
    expect(work('2026-11-28', own).spans).toEqual([minutes(540, 720)])
    expect(work('2026-11-28', guests).spans).toEqual([minutes(540, 660)])
    expect(work('2026-11-29', guests).spans).toEqual([minutes(540, 600)])
    expect(work('2026-11-29', guests).standsFor).toBeNull()
    // A Wednesday has no day beside it.
    expect(work('2026-11-25', guests)).toEqual({ ...OFF, off: { reason: 'weekend' } })
  })

  it('stands for the weekday it was exchanged for, and has its hours if that day has any', () => {
    const exchanged = (on: string): CalendarDay[] => [{ on, kind: 'off', movedFrom: '2026-11-28' }]

    expect(work('2026-11-28', own, exchanged('2026-11-30'))).toMatchObject({
      spans: [minutes(540, 600)],
      standsFor: '2026-11-30',
    })
    expect(work('2026-11-28', own, exchanged('2026-12-01'))).toMatchObject({
      spans: [minutes(540, 720)],
      standsFor: '2026-12-01',
    })
  })
})

describe('a calendar', () => {
  const on = parseDate('2026-11-24')
  const federal: CalendarDay = { on: '2026-11-24', kind: 'short' }
  const regional: CalendarDay = { on: '2026-11-24', kind: 'off', movedFrom: '2026-11-28' }

  it('lets the day of the region win, also in a year nobody published', () => {
    const both = lookUpCalendar(calendarOf([federal], [regional]))
    expect([both.find(on), both.findExchanged(parseDate('2026-11-28'))]).toEqual([regional, on])
    expect(lookUpCalendar(calendarOf([federal])).find(on)).toEqual(federal)

    const later: CalendarDay = { on: '2027-01-01', kind: 'work' }
    expect(lookUpCalendar(calendarOf([], [later])).find(parseDate('2027-01-01'))).toEqual(later)
  })

  it('assumes a year that is not published, and only that', () => {
    const calendar = lookUpCalendar(calendarOf([]))
    const newYear = parseDate('2027-01-01')

    expect([calendar.isAssumed(on), calendar.isAssumed(newYear)]).toEqual([false, true])
    expect([calendar.find(parseDate('2026-01-01')), calendar.find(parseDate('2027-01-11'))]).toEqual([
      undefined,
      undefined,
    ])
    expect(calendar.find(newYear)).toEqual({ on: '2027-01-01', kind: 'off', holiday: 'Новогодние каникулы' })
  })

  it('is corrected day by day under its new version, and keeps its other days', () => {
    const other: CalendarDay = { on: '2026-11-25', kind: 'off' }
    const before = calendarOf([federal], [regional, other])

    expect(withRegionalDay(before, 2, federal)).toEqual({ ...before, version: 2, regional: [other, federal] })
    expect(() => withRegionalDay(before, 2, { ...federal, on: '2026-02-30' })).toThrowError(
      expect.objectContaining({ code: 'working_time.bad_date' }),
    )
  })

  it.each<[string, object, object]>([
    ['calendar.wrong_year', { years: { 2025: [federal] } }, { year: '2025', on: '2026-11-24' }],
    ['calendar.day_twice', { years: {}, regional: [federal, regional] }, { on: '2026-11-24' }],
    ['calendar.bad_format', { years: { 26: [] } }, { issues: [['years', '26']] }],
  ])('with a fault says where: %s', (code, source, details) => {
    expect(() => parseWorkingCalendar({ version: 1, ...source })).toThrowError(
      expect.objectContaining({ code, details }),
    )
  })

  it('of 2027, as the law alone would have it, is known day by day', () => {
    const days = assumedDays(2027)
    const named = (kind: string) =>
      days
        .filter((day) => day.kind === kind)
        .map((day) => [day.on.slice(5), day.movedFrom?.slice(5)].join(' '))

    expect(days.map((day) => day.on)).toEqual(days.map((day) => day.on).toSorted())
    expect(named('short')).toEqual(['02-22 ', '04-30 ', '06-11 ', '11-03 ', '12-31 '])
    expect(named('off').slice(8)).toEqual([
      ...['02-23 ', '03-08 ', '05-01 ', '05-03 05-01', '05-09 ', '05-10 05-09'],
      ...['06-12 ', '06-14 06-12', '11-04 '],
    ])
    expect(named('off').slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((day) => `01-0${day} `))
  })
})

describe('a weekly schedule', () => {
  it('runs a span that ends where it begins around to the next day', () => {
    expect(minuteSpans(scheduleOf({ tuesday: [span('08:00', '08:00')] }), 1)).toEqual([minutes(480, 1920)])
    expect(minuteSpans(STANDARD_SCHEDULE, 7)).toEqual([])
  })

  it('may not begin a span at the end of the day, nor overlap itself over Sunday', () => {
    const faults = (week: Partial<Schedule['week']>) => validateSchedule(scheduleOf(week))

    expect(faults({ monday: [span('24:00', '08:00')], friday: [span('08:00', '9:00')] })).toEqual([
      { code: 'schedule.bad_time', weekday: 'monday' },
      { code: 'schedule.bad_time', weekday: 'friday' },
    ])
    const shift = { monday: [span('06:00', '12:00')], sunday: [span('20:00', '06:00')] }
    expect(faults(shift)).toEqual([])
    expect(faults({ ...shift, sunday: [span('20:00', '06:01')] })).toEqual([
      { code: 'schedule.overlap', weekday: 'sunday' },
    ])
  })
})
