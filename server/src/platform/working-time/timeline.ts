/**
 * Compiles schedule × calendar × zone into the moments when work goes on.
 *
 * One chunk is one civil year: sorted intervals in epoch milliseconds with running sums, so that adding nine hours
 * across New Year is two binary searches. Chunks are made when first asked for and kept: a year is about 500
 * intervals.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import { InvalidError } from '../errors.ts'
import { epochDay, yearOf } from './civil-time.ts'
import { type DayPlan, planDay } from './day-plan.ts'
import type { Schedule } from './schedule.ts'
import type { CalendarLookup } from './working-calendar.ts'
import { momentOf, type OffsetPeriod, offsetPeriods } from './zone-clock.ts'

const FIRST_YEAR = 1970
const LAST_YEAR = 2200

export type Chunk = {
  readonly year: number
  readonly fromMs: number
  readonly untilMs: number
  /** Working intervals, cut at the borders of the year; touching ones are joined. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Working time of the year before interval i; one element longer than `starts`. */
  readonly before: Float64Array
  readonly totalMs: number
  /** Days of the year that have working hours, and when the last of those hours ends. */
  readonly workingDays: Int32Array
  readonly closings: Float64Array
  readonly periods: readonly OffsetPeriod[]
}

export type Timeline = {
  readonly schedule: Schedule
  readonly calendar: CalendarLookup
  readonly zone: string
  readonly chunks: Map<number, Chunk>
  /** The chunk asked for last, because neighbouring questions are about neighbouring moments. */
  latest: Chunk | null
}

export function chunkAt(timeline: Timeline, ms: number): Chunk {
  const { latest } = timeline
  if (latest && ms >= latest.fromMs && ms < latest.untilMs) return latest
  if (!Number.isFinite(ms)) throw new InvalidError('working_time.bad_moment')
  let chunk = chunkOf(timeline, new Date(ms).getUTCFullYear())
  // The year on the wall begins up to fourteen hours away from the year of UTC.
  if (ms < chunk.fromMs) chunk = chunkOf(timeline, chunk.year - 1)
  else if (ms >= chunk.untilMs) chunk = chunkOf(timeline, chunk.year + 1)
  timeline.latest = chunk
  return chunk
}

export function chunkOf(timeline: Timeline, year: number): Chunk {
  const known = timeline.chunks.get(year)
  if (known) return known
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new InvalidError('working_time.out_of_range', { year, schedule: timeline.schedule.code })
  }
  const chunk = compileYear(timeline, year)
  timeline.chunks.set(year, chunk)
  return chunk
}

/** Gives the index of the last element not greater than `value`, or -1. */
export function lastNotAfter(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(sorted, middle) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Typed arrays are dense: an index from a search is always inside. */
export function valueAt(values: Float64Array | Int32Array, index: number): number {
  return values[index] ?? Number.NaN
}

export function planOf(timeline: Timeline, day: number): DayPlan {
  return planDay(timeline.schedule, timeline.calendar, day)
}

/** Gives the civil day of a moment, as a number. */
export function dayAt(chunk: Chunk, ms: number): number {
  for (const period of chunk.periods) {
    if (ms < period.untilMs) return Math.floor((ms + period.offsetMs) / DAY_MS)
  }
  return Number.NaN
}

function compileYear(timeline: Timeline, year: number): Chunk {
  const firstDay = epochDay(year, 1, 1)
  const nextYear = epochDay(year + 1, 1, 1)
  const periods = offsetPeriods(timeline.zone, (firstDay - 2) * DAY_MS, (nextYear + 3) * DAY_MS)
  const fromMs = momentOf(periods, firstDay, 0)
  const untilMs = momentOf(periods, nextYear, 0)
  const starts: number[] = []
  const ends: number[] = []
  const workingDays: number[] = []
  const closings: number[] = []

  function addInterval(from: number, to: number): void {
    const start = Math.max(from, fromMs, ends.at(-1) ?? fromMs)
    const end = Math.min(to, untilMs)
    if (end <= start) return
    if (ends.at(-1) === start) ends.pop()
    else starts.push(start)
    ends.push(end)
  }

  // A night shift of the last December may run into this January.
  for (let day = firstDay - 1; day < nextYear; day += 1) {
    const { spans } = planOf(timeline, day)
    let closing = Number.NEGATIVE_INFINITY
    for (const span of spans) {
      const from = momentOf(periods, day, span.from)
      const to = momentOf(periods, day, span.to)
      addInterval(from, to)
      if (to > from) closing = to
    }
    if (closing > Number.NEGATIVE_INFINITY && yearOf(day) === year) {
      workingDays.push(day)
      closings.push(closing)
    }
  }
  const before = runningSums(starts, ends)
  return {
    year,
    fromMs,
    untilMs,
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    before,
    totalMs: valueAt(before, before.length - 1),
    workingDays: Int32Array.from(workingDays),
    closings: Float64Array.from(closings),
    periods,
  }
}

function runningSums(starts: readonly number[], ends: readonly number[]): Float64Array {
  const before = new Float64Array(starts.length + 1)
  let sum = 0
  for (const [index, start] of starts.entries()) {
    sum += (ends[index] ?? start) - start
    before[index + 1] = sum
  }
  return before
}
