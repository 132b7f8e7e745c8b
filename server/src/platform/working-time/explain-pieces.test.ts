import { HOUR_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { type ExplainedReason, joinAlike, layPauses, type Piece, splitAtMoment } from './explain-pieces.ts'
import {
  type ClockLimit,
  computeDeadline,
  explain,
  explainLimit,
  type Schedule,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from './index.ts'

const counted = (fromMs: number, toMs: number, standsFor: string | null = null): Piece => ({
  ...{ reason: 'counted', standsFor },
  ...{ fromMs, toMs },
})
const closed = (
  reason: 'before_opening' | 'break' | 'after_closing' | 'weekend' | 'shortened_day' | 'paused',
  fromMs: number,
  toMs: number,
): Piece => ({ reason, fromMs, toMs })
const paused = (from: number, until: number | null) => ({
  from: new Date(from),
  until: until === null ? null : new Date(until),
})

describe('a pause laid over pieces', () => {
  it.each<[string, number, number | null, Piece[]]>([
    ['inside', 20, 30, [counted(10, 20), closed('paused', 20, 30), counted(30, 40)]],
    ['over the beginning', 0, 30, [closed('paused', 10, 30), counted(30, 40)]],
    ['over the end', 30, 50, [counted(10, 30), closed('paused', 30, 40)]],
    ['over all of it', 10, 40, [closed('paused', 10, 40)]],
    ['without an end', 39, null, [counted(10, 39), closed('paused', 39, 40)]],
    ['that ends as the piece begins', 0, 10, [counted(10, 40)]],
    ['that begins as the piece ends', 40, null, [counted(10, 40)]],
    ['of no length', 20, 20, [counted(10, 40)]],
  ])('%s takes what it covers', (_, from, until, pieces) => {
    expect(layPauses([counted(10, 40)], [paused(from, until)])).toEqual(pieces)
  })

  it('covers closed pieces too, and several pauses one after another', () => {
    const day = [closed('before_opening', 0, 10), counted(10, 40)]

    expect(layPauses(day, [paused(5, 15), paused(30, null)])).toEqual([
      ...[closed('before_opening', 0, 5), closed('paused', 5, 10), closed('paused', 10, 15)],
      ...[counted(15, 30), closed('paused', 30, 40)],
    ])
  })
})

describe('neighbours', () => {
  const holiday = (name: string): ExplainedReason => ({ reason: 'holiday', holiday: name })
  const moved = (movedFrom: string): ExplainedReason => ({ reason: 'moved_day_off', movedFrom })
  const work = (standsFor: string | null): ExplainedReason => ({ reason: 'counted', standsFor })
  const plain = (reason: 'weekend' | 'after_closing' | 'before_opening' | 'paused'): ExplainedReason => ({
    reason,
  })

  it.each<[string, ExplainedReason, ExplainedReason, boolean]>([
    ['days of one weekend', plain('weekend'), plain('weekend'), true],
    ['parts of one pause', plain('paused'), plain('paused'), true],
    ['an evening and the morning after it', plain('after_closing'), plain('before_opening'), true],
    ['a morning and an evening', plain('before_opening'), plain('after_closing'), false],
    ['an evening and a weekend', plain('after_closing'), plain('weekend'), false],
    ['a weekend and a morning', plain('weekend'), plain('before_opening'), false],
    ['days of one holiday', holiday('Новый год'), holiday('Новый год'), true],
    ['two holidays', holiday('Новый год'), holiday('Рождество'), false],
    ['parts of one moved day', moved('2026-01-03'), moved('2026-01-03'), true],
    ['two moved days', moved('2026-01-03'), moved('2026-01-04'), false],
    ['a holiday and a moved day', holiday('Новый год'), moved('2026-01-03'), false],
    ['hours of one day', work(null), work(null), true],
    ['hours that stand for different days', work(null), work('2026-01-03'), false],
    ['work and a pause', work(null), plain('paused'), false],
  ])('%s are one: %s', (_, left, right, areOne) => {
    const [one, other] = [
      { ...left, fromMs: 0, toMs: 10 },
      { ...right, fromMs: 10, toMs: 20 },
    ]

    expect(joinAlike([one, other])).toEqual(areOne ? [{ ...left, fromMs: 0, toMs: 20 }] : [one, other])
    expect([one.toMs, joinAlike([])]).toEqual([10, []])
  })
})

describe('the present moment', () => {
  it.each<[string, number, Piece[]]>([
    ['inside counted time', 20, [counted(10, 20), counted(20, 40), closed('break', 40, 50)]],
    ['at its beginning', 10, [counted(10, 40), closed('break', 40, 50)]],
    ['at its end', 40, [counted(10, 40), closed('break', 40, 50)]],
    ['in a break', 45, [counted(10, 40), closed('break', 40, 50)]],
  ])('%s cuts only what is counted', (_, ms, pieces) => {
    expect(splitAtMoment([counted(10, 40), closed('break', 40, 50)], ms)).toEqual(pieces)
  })
})

describe('a span explained', () => {
  const at = (wall: string) => new Date(`${wall.replace(' ', 'T')}+03:00`)
  const calendar = { version: 4, years: { 2026: [], 2028: [] }, regional: [] }
  const context: WorkingTimeContext = { schedule: STANDARD_SCHEDULE, calendar, zone: 'Europe/Moscow' }
  const reasons = (schedule: Schedule, from: string, to: string) =>
    explain(at(from), at(to), { ...context, schedule }).intervals.map(
      ({ reason, countedMs }) => `${reason} ${countedMs / HOUR_MS}`,
    )

  it('lies in an assumed calendar if any year of it does', () => {
    const used = (from: string, to: string) => explain(at(from), at(to), context).calendar

    expect(used('2026-11-23 10:00', '2026-12-31 23:59')).toBe('published')
    expect(used('2026-11-23 10:00', '2027-01-01 00:00')).toBe('assumed')
    expect(used('2026-11-23 10:00', '2028-02-01 10:00')).toBe('assumed')
    expect(used('2027-12-31 23:59', '2028-02-01 10:00')).toBe('assumed')
    expect(used('2028-01-01 00:00', '2028-02-01 10:00')).toBe('published')
  })

  it('tells the evening before a night shift from the morning after it', () => {
    const night = [{ from: '20:00', to: '08:00' }]
    const schedule = {
      ...STANDARD_SCHEDULE,
      week: { ...STANDARD_SCHEDULE.week, monday: night, tuesday: night },
    }

    expect(reasons(schedule, '2026-11-23 19:00', '2026-11-25 09:00')).toEqual([
      ...['before_opening 0', 'counted 12', 'before_opening 0', 'counted 12'],
      ...['before_opening 0', 'counted 0.5'],
    ])
  })

  it('has a break between any two parts of a day', () => {
    const parts = ['09', '11', '13'].map((hour) => ({ from: `${hour}:00`, to: `${Number(hour) + 1}:00` }))
    const schedule = { ...STANDARD_SCHEDULE, week: { ...STANDARD_SCHEDULE.week, monday: parts } }

    expect(reasons(schedule, '2026-11-23 09:00', '2026-11-23 15:00')).toEqual([
      ...['counted 1', 'break 0', 'counted 1', 'break 0', 'counted 1', 'after_closing 0'],
    ])
  })

  it('is reversed only if its end comes before its beginning', () => {
    const [from, to] = [at('2026-11-23 10:00'), at('2026-11-23 09:59')]

    expect(() => explain(from, to, context)).toThrowError(
      expect.objectContaining({ code: 'working_time.reversed', details: { from, to } }),
    )
  })

  it('is told with the zone, the calendar and the schedule it was counted by', () => {
    const [from, to] = [at('2026-11-23 10:00'), at('2026-11-23 11:00')]

    expect(explain(from, to, context)).toEqual({
      ...{ from, to, clock: 'working', countedMs: HOUR_MS, workingMs: HOUR_MS, calendarMs: HOUR_MS },
      ...{ calendar: 'published', calendarVersion: 4, scheduleCode: 'standard', zone: 'Europe/Moscow' },
      intervals: [{ reason: 'counted', standsFor: null, from, to, countedMs: HOUR_MS }],
    })
  })

  it('up to an end set by hand keeps the clock of its limit, and its days', () => {
    const span = { from: at('2026-11-23 10:00'), to: at('2026-11-26 17:30') }
    const told = (limit: ClockLimit) => explainLimit(limit, span, context)

    expect(told({ clock: 'calendar_hours', minutes: 60 })).toMatchObject({
      clock: 'calendar',
      countedDays: [],
    })
    expect(told({ clock: 'working_hours', minutes: 60 })).toMatchObject({ clock: 'working', countedDays: [] })
    expect(told({ clock: 'working_days', days: 1 })).toMatchObject({
      clock: 'working',
      countedDays: ['2026-11-24', '2026-11-25', '2026-11-26'],
    })
  })

  it.each<[string, string, string | null, string[]]>([
    ['up to the closing', '2026-11-24 17:00', '2026-11-24 17:30', ['2026-11-25', '2026-11-26']],
    ['before the closing', '2026-11-24 16:00', '2026-11-24 17:29', ['2026-11-24', '2026-11-25']],
    ['from the closing', '2026-11-24 17:30', '2026-11-24 18:00', ['2026-11-24', '2026-11-25']],
    ['that lasts', '2026-11-25 12:00', null, ['2026-11-24']],
  ])('counts no day whose closing a pause covers: %s', (_, from, until, days) => {
    const pauses = [{ from: at(from), until: until === null ? null : at(until) }]
    const limit: ClockLimit = { clock: 'working_days', days: 2 }

    const { explanation } = computeDeadline(limit, at('2026-11-23 10:00'), context, { pauses })

    expect(explanation.countedDays).toEqual(days)
  })
})
