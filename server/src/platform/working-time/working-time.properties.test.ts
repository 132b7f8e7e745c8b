import { MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../../modules/directory/data/shipped-calendar.ts'
import {
  AROUND_THE_CLOCK,
  addWorkingTime,
  type ClockLimit,
  computeDeadline,
  computeDueAt,
  explain,
  type Pause,
  type Schedule,
  STANDARD_SCHEDULE,
  subtractWorkingTime,
  validateSchedule,
  type WorkingTimeContext,
  type WorkSpan,
  workingTimeBetween,
} from './index.ts'

const wallTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const anyDay: fc.Arbitrary<WorkSpan[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 288 }), { maxLength: 6 })
  .map((edges) => edges.toSorted((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((edge, index) => {
      const end = edges[index + 1]
      return index % 2 === 0 && end !== undefined ? [{ from: wallTime(edge * 5), to: wallTime(end * 5) }] : []
    }),
  )
const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({ days: fc.array(anyDay, { minLength: 7, maxLength: 7 }), followsCalendar: fc.boolean() })
  .map(({ days, followsCalendar }) => ({
    code: 'any',
    followsCalendar,
    week: {
      monday: days[0]!,
      tuesday: days[1]!,
      wednesday: days[2]!,
      thursday: days[3]!,
      friday: days[4]!,
      saturday: days[5]!,
      sunday: days[6]!,
    },
  }))
  .filter((schedule) => validateSchedule(schedule).length === 0)

const nightDuty: Schedule = {
  code: 'nights',
  followsCalendar: true,
  week: { ...STANDARD_SCHEDULE.week, friday: [{ from: '20:00', to: '08:00' }], saturday: [] },
}
const anyContext: fc.Arbitrary<WorkingTimeContext> = fc.record({
  schedule: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(STANDARD_SCHEDULE, AROUND_THE_CLOCK, nightDuty) },
    anySchedule,
  ),
  calendar: fc.constant(SHIPPED_CALENDAR),
  zone: fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
})
/** Past the last published year on purpose. */
const anyMoment = fc
  .integer({ min: Date.UTC(2022, 6, 1), max: Date.UTC(2028, 0, 1) })
  .map((ms) => new Date(ms))
const anyMs = fc.integer({ min: 0, max: 60 * 60 * MINUTE_MS })
const anyLimit: fc.Arbitrary<ClockLimit> = fc.oneof(
  fc.record({ clock: fc.constant('calendar_hours' as const), minutes: fc.nat(9000) }),
  fc.record({ clock: fc.constant('working_hours' as const), minutes: fc.nat(3000) }),
  fc.record({ clock: fc.constant('working_days' as const), days: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    clock: fc.constant('time_of_working_day' as const),
    days: fc.integer({ min: 1, max: 30 }),
    time: fc.integer({ min: 0, max: 1439 }).map(wallTime),
  }),
)
const anyPauses: fc.Arbitrary<(from: Date) => Pause[]> = fc
  .array(fc.tuple(fc.nat(3 * 86_400_000), fc.nat(9 * 86_400_000)), { maxLength: 3 })
  .map((gaps) => (start) => {
    let clock = start.getTime()
    return gaps.map(([run, rest]) => {
      const from = new Date(clock + run)
      clock = from.getTime() + rest
      return { from, until: new Date(clock) }
    })
  })
const RUNS = { numRuns: 400 }

describe('arithmetic of working time', () => {
  it('is exact: as much work lies between the moments as was added', () => {
    fc.assert(
      fc.property(anyContext, anyMoment, anyMs, (context, from, ms) => {
        const due = addWorkingTime(from, ms, context)
        expect(workingTimeBetween(from, due, context)).toBe(ms)
        // Not a millisecond earlier would do.
        if (ms > 0) expect(workingTimeBetween(from, new Date(due.getTime() - 1), context)).toBe(ms - 1)
      }),
      RUNS,
    )
  })

  it('comes back when the same is subtracted, from closed time to the next opening', () => {
    fc.assert(
      fc.property(anyContext, anyMoment, anyMs, (context, from, ms) => {
        const back = subtractWorkingTime(addWorkingTime(from, ms, context), ms, context)
        expect(back >= from).toBe(true)
        expect(workingTimeBetween(from, back, context)).toBe(0)
      }),
      RUNS,
    )
  })

  it('adds in parts what it adds at once', () => {
    fc.assert(
      fc.property(anyContext, anyMoment, anyMs, anyMs, (context, from, one, two) => {
        const inParts = addWorkingTime(addWorkingTime(from, one, context), two, context)
        if (two > 0) expect(inParts).toEqual(addWorkingTime(from, one + two, context))
      }),
      RUNS,
    )
  })

  it('measures a span as the sum of its parts, and backwards with a minus', () => {
    fc.assert(
      fc.property(anyContext, anyMoment, anyMoment, anyMoment, (context, a, b, c) => {
        const whole = workingTimeBetween(a, c, context)
        expect(workingTimeBetween(a, b, context) + workingTimeBetween(b, c, context)).toBe(whole)
        expect(workingTimeBetween(c, a, context) + whole).toBe(0)
      }),
      RUNS,
    )
  })
})

describe('a due moment', () => {
  it('is not earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(anyContext, anyLimit, anyMoment, fc.nat(10 * 86_400_000), (context, limit, from, later) => {
        const due = computeDueAt(limit, from, context)
        const next =
          'minutes' in limit ? { ...limit, minutes: limit.minutes + 7 } : { ...limit, days: limit.days + 1 }
        expect(due >= from).toBe(true)
        expect(computeDueAt(limit, new Date(from.getTime() + later), context) >= due).toBe(true)
        expect(computeDueAt(next, from, context) >= due).toBe(true)
      }),
      RUNS,
    )
  })

  it('is not brought nearer by a pause, nor by a longer one', () => {
    fc.assert(
      fc.property(anyContext, anyLimit, anyMoment, anyPauses, (context, limit, from, pausesFrom) => {
        const pauses = pausesFrom(from)
        const due = computeDueAt(limit, from, context)
        const paused = computeDueAt(limit, from, context, pauses)
        const last = pauses.at(-1)
        const longer = last?.until
          ? [...pauses.slice(0, -1), { from: last.from, until: new Date(last.until.getTime() + 86_400_000) }]
          : pauses
        expect(paused >= due).toBe(true)
        expect(computeDueAt(limit, from, context, longer) >= paused).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('an explanation', () => {
  it('tiles the span exactly and adds up to both clocks', () => {
    fc.assert(
      fc.property(
        anyContext,
        anyMoment,
        fc.nat(40 * 86_400_000),
        anyPauses,
        (context, from, length, pausesFrom) => {
          const to = new Date(from.getTime() + length)
          const pauses = pausesFrom(from)
          const { intervals, countedMs, workingMs } = explain(from, to, context, { pauses })
          const edges = [from, ...intervals.map((interval) => interval.to)]
          expect(intervals.map((interval) => interval.from)).toEqual(edges.slice(0, -1))
          expect(edges.at(-1)).toEqual(to)
          expect(intervals.every((interval) => interval.to > interval.from)).toBe(true)
          const sum = intervals.reduce((total, interval) => total + interval.countedMs, 0)
          expect([countedMs, workingMs]).toEqual([sum, sum])
          for (const { from: start, to: end, reason } of intervals) {
            const worked = workingTimeBetween(start, end, context)
            if (reason === 'counted') expect(worked).toBe(end.getTime() - start.getTime())
            else if (reason !== 'paused') expect(worked).toBe(0)
          }
          if (pauses.length === 0) expect(sum).toBe(workingTimeBetween(from, to, context))
        },
      ),
      RUNS,
    )
  })

  it('counts exactly the limit, in minutes or in days, whatever the pauses', () => {
    fc.assert(
      fc.property(anyContext, anyLimit, anyMoment, anyPauses, (context, limit, from, pausesFrom) => {
        const pauses = pausesFrom(from)
        const { dueAt, explanation } = computeDeadline(limit, from, context, { pauses })
        expect(dueAt).toEqual(computeDueAt(limit, from, context, pauses))
        if ('minutes' in limit) expect(explanation.countedMs).toBe(limit.minutes * MINUTE_MS)
        else expect(explanation.countedDays).toHaveLength(limit.days)
      }),
      RUNS,
    )
  })
})
