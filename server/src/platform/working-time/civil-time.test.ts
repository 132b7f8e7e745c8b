import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epochDay, formatDate, isTime, parseDate, parseTime, weekdayOf, yearOf } from './civil-time.ts'
import { timelineOf } from './context.ts'
import { STANDARD_SCHEDULE, type WorkSpan } from './schedule.ts'
import { chunkOf, dayAt } from './timeline.ts'
import { dateInZone, momentInZone, momentOf, monthInZone, offsetPeriods, timeInZone } from './zone-clock.ts'

const refused = (code: string, details: object) => expect.objectContaining({ code, details })

describe('a time on the wall', () => {
  it.each([
    ['00:00', 0],
    ['08:30', 510],
    ['19:05', 1145],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is minute %i of the day', (time, minutes) => {
    expect(isTime(time)).toBe(true)
    expect(parseTime(time)).toBe(minutes)
  })

  it.each(['24:01', '8:30', '12:60', '08:30:00', '108:30', ''])('«%s» is none', (time) => {
    expect(isTime(time)).toBe(false)
    expect(() => parseTime(time)).toThrowError(refused('working_time.bad_time', { time }))
  })
})

describe('a date', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '12026-01-01', '2026-01-011', 'завтра'])(
    '«%s» is none',
    (date) => {
      expect(() => parseDate(date)).toThrowError(refused('working_time.bad_date', { date }))
    },
  )

  it('is a number of days and back, with the weekday and the year of any calendar', () => {
    expect([parseDate('1970-01-01'), epochDay(1970, 1, 2), epochDay(1969, 12, 31)]).toEqual([0, 1, -1])
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 90_000 }), (day) => {
        const date = new Date(day * DAY_MS)
        expect(parseDate(formatDate(day))).toBe(day)
        expect(yearOf(day)).toBe(date.getUTCFullYear())
        expect((weekdayOf(day) + 1) % 7).toBe(date.getUTCDay())
      }),
    )
  })
})

describe('a zone', () => {
  const year = (zone: string) => offsetPeriods(zone, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))
  const [never, ever] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const [spring, autumn] = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)]

  it('has the offsets that touch the span, without gaps', () => {
    expect(year('Europe/Moscow')).toEqual([{ fromMs: never, untilMs: ever, offsetMs: 3 * HOUR_MS }])
    expect(year('Europe/Berlin')).toEqual([
      { fromMs: never, untilMs: spring, offsetMs: HOUR_MS },
      { fromMs: spring, untilMs: autumn, offsetMs: 2 * HOUR_MS },
      { fromMs: autumn, untilMs: ever, offsetMs: HOUR_MS },
    ])
    expect(offsetPeriods('Europe/Berlin', Date.UTC(2026, 0, 1), spring)).toHaveLength(1)
  })

  it.each([
    ['03-29', '01:59', Date.UTC(2026, 2, 29, 0, 59)],
    // Skipped: the moment of the jump.
    ['03-29', '02:00', spring],
    ['03-29', '02:30', spring],
    ['03-29', '03:01', spring + MINUTE_MS],
    // Shown twice: the first of the two; three o'clock comes once, after them.
    ['10-25', '02:00', Date.UTC(2026, 9, 25, 0)],
    ['10-25', '02:59', Date.UTC(2026, 9, 25, 0, 59)],
    ['10-25', '03:00', Date.UTC(2026, 9, 25, 2)],
  ])('on 2026-%s in Berlin it is first %s at', (day, time, moment) => {
    expect(momentOf(year('Europe/Berlin'), parseDate(`2026-${day}`), parseTime(time))).toBe(moment)
  })

  it('shows its own date, time and month', () => {
    const newYearsEve = new Date('2026-12-31T21:30:00Z')

    expect(dateInZone('Europe/Moscow', newYearsEve)).toBe('2027-01-01')
    expect(timeInZone('Europe/Moscow', newYearsEve)).toBe('00:30')
    expect(monthInZone('Europe/Moscow', newYearsEve)).toBe(1)
    expect(monthInZone('UTC', newYearsEve)).toBe(12)
  })

  it('tells the moment of a time on its wall, also of another day', () => {
    const at = { date: '2026-12-31', time: '09:00' }

    expect(momentInZone('Europe/Moscow', at)).toEqual(new Date('2026-12-31T06:00:00Z'))
    expect(momentInZone('Europe/Moscow', { ...at, addDays: 2 })).toEqual(new Date('2027-01-02T06:00:00Z'))
  })

  it('is named when it does not exist, with the reason', () => {
    expect(() => dateInZone('Europe/Veche', new Date(0))).toThrowError(
      expect.objectContaining({
        ...{ code: 'working_time.unknown_zone', details: { zone: 'Europe/Veche' } },
        cause: expect.any(RangeError),
      }),
    )
    expect(() => momentOf([], 3, 510)).toThrowError(
      refused('working_time.no_such_moment', { day: 3, minutes: 510 }),
    )
  })
})

describe('a year of work', () => {
  const yearOfSundays = (zone: string, sunday: WorkSpan[], monday: WorkSpan[] = []) => {
    const free = { monday, tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday }
    const schedule = { ...STANDARD_SCHEDULE, followsCalendar: false, week: free }
    return chunkOf(timelineOf({ schedule, calendar: { version: 1, years: {}, regional: [] }, zone }), 2026)
  }
  const morning = { from: '01:00', to: '01:30' }
  const skipped = { from: '02:10', to: '02:50' }
  const jump = parseDate('2026-03-29')

  it('has no work in hours that the clock skips', () => {
    const [usual, less] = [[morning], [morning, skipped]].map((spans) =>
      yearOfSundays('Europe/Berlin', spans),
    )
    const alone = yearOfSundays('Europe/Berlin', [skipped])

    expect([usual!.workingDays.length, alone.workingDays.length]).toEqual([52, 51])
    expect([...alone.workingDays]).not.toContain(jump)
    expect([alone.starts.length, less!.starts.length]).toEqual([51, 52 + 51])
    const closingOf = (year: typeof alone) => year.closings[year.workingDays.indexOf(jump)]
    expect(closingOf(less!)).toBe(closingOf(usual!))
  })

  it('counts no minute twice where one day runs into the next', () => {
    const year = yearOfSundays('UTC', [{ from: '20:00', to: '10:00' }], [{ from: '08:00', to: '12:00' }])

    // The last Sunday is the 27th, so every night has its Monday.
    expect(year.totalMs).toBe(52 * 16 * HOUR_MS)
  })

  it('has a day of 25 hours where the clock goes back at midnight', () => {
    const year = yearOfSundays('Asia/Beirut', [morning])
    const back = Date.UTC(2026, 9, 24, 21)

    expect([back - 1, back, back + HOUR_MS].map((ms) => formatDate(dayAt(year, ms)))).toEqual([
      ...['2026-10-24', '2026-10-24', '2026-10-25'],
    ])
  })
})
