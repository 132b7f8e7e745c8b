/** Adds, subtracts and measures working time, and steps over working days. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { InvalidError } from '../errors.ts'
import { timelineOf, type WorkingTimeContext } from './context.ts'
import { type Chunk, chunkAt, chunkOf, dayAt, lastNotAfter, type Timeline, valueAt } from './timeline.ts'
import { momentOf } from './zone-clock.ts'

/** Years without a single working hour after which a schedule is called empty. */
const EMPTY_YEARS = 5

/** Gives the earliest moment by which `ms` of working time have passed since `from`. */
export function addWorkingTime(from: Date, ms: number, context: WorkingTimeContext): Date {
  refuseNegative(ms)
  return new Date(addWorkingMs(timelineOf(context), from.getTime(), ms))
}

/** Gives the latest moment from which `ms` of working time remain until `to`. */
export function subtractWorkingTime(to: Date, ms: number, context: WorkingTimeContext): Date {
  refuseNegative(ms)
  return new Date(subtractWorkingMs(timelineOf(context), to.getTime(), ms))
}

/** Measures working milliseconds between two moments; negative when they are the other way round. */
export function workingTimeBetween(from: Date, to: Date, context: WorkingTimeContext): number {
  return workingMsBetween(timelineOf(context), from.getTime(), to.getTime())
}

export function isWorkingMoment(at: Date, context: WorkingTimeContext): boolean {
  const chunk = chunkAt(timelineOf(context), at.getTime())
  const index = lastNotAfter(chunk.starts, at.getTime())
  return index >= 0 && at.getTime() < valueAt(chunk.ends, index)
}

export function addWorkingMs(timeline: Timeline, fromMs: number, ms: number): number {
  let chunk = chunkAt(timeline, fromMs)
  if (ms === 0) return fromMs
  let target = workedBefore(chunk, fromMs) + ms
  let emptyYears = 0
  while (target > chunk.totalMs) {
    target -= chunk.totalMs
    emptyYears = chunk.totalMs === 0 ? emptyYears + 1 : 0
    if (emptyYears > EMPTY_YEARS) throw neverOpen(timeline)
    chunk = chunkOf(timeline, chunk.year + 1)
  }
  // The last interval that begins with less than the target done: the target falls inside it or on its end.
  const index = lastBelow(chunk.before, target)
  return valueAt(chunk.starts, index) + target - valueAt(chunk.before, index)
}

export function subtractWorkingMs(timeline: Timeline, toMs: number, ms: number): number {
  let chunk = chunkAt(timeline, toMs)
  if (ms === 0) return toMs
  let target = workedBefore(chunk, toMs) - ms
  let emptyYears = 0
  while (target < 0) {
    chunk = chunkOf(timeline, chunk.year - 1)
    target += chunk.totalMs
    emptyYears = chunk.totalMs === 0 ? emptyYears + 1 : 0
    if (emptyYears > EMPTY_YEARS) throw neverOpen(timeline)
  }
  // The target is less than the work of the year, so an interval holds it.
  const index = lastNotAfter(chunk.before, target)
  return valueAt(chunk.starts, index) + target - valueAt(chunk.before, index)
}

export function workingMsBetween(timeline: Timeline, fromMs: number, toMs: number): number {
  if (toMs < fromMs) return 0 - workingMsBetween(timeline, toMs, fromMs)
  const last = chunkAt(timeline, toMs)
  let chunk = chunkAt(timeline, fromMs)
  let sum = 0 - workedBefore(chunk, fromMs)
  while (chunk.year < last.year) {
    sum += chunk.totalMs
    chunk = chunkOf(timeline, chunk.year + 1)
  }
  return sum + workedBefore(last, toMs)
}

/** A moment that every working day has: its closing, or a fixed time on the wall. */
export type DayMark = 'closing' | { readonly minutes: number }

/** Finds the mark of the Nth working day after the civil day of `fromMs`; the first one is the next working day. */
export function markOfWorkingDay(timeline: Timeline, fromMs: number, days: number, mark: DayMark): number {
  const chunk = chunkAt(timeline, fromMs)
  const passed = countDaysUpTo(chunk, dayAt(chunk, fromMs))
  return stepOver(timeline, chunk, passed + days, mark)
}

/** Finds the Nth mark strictly after a moment. */
export function nthMarkAfter(timeline: Timeline, fromMs: number, count: number, mark: DayMark): number {
  const chunk = chunkBeforeMarks(timeline, fromMs)
  let passed = countMarksUpTo(chunk, fromMs, mark)
  if (fromMs >= chunk.untilMs) passed += countMarksUpTo(chunkOf(timeline, chunk.year + 1), fromMs, mark)
  return stepOver(timeline, chunk, passed + count, mark)
}

/** Counts marks later than `fromMs` and not later than `toMs`. */
export function countMarks(timeline: Timeline, fromMs: number, toMs: number, mark: DayMark): number {
  let chunk = chunkBeforeMarks(timeline, fromMs)
  let count = 0
  while (true) {
    count += countMarksUpTo(chunk, toMs, mark) - countMarksUpTo(chunk, fromMs, mark)
    if (toMs < chunk.untilMs) return count
    chunk = chunkOf(timeline, chunk.year + 1)
  }
}

export type WorkingDay = { day: number; markMs: number }

/** Lists days with working hours after the civil day of `fromMs` whose mark is not later than `toMs`. */
export function listWorkingDays(
  timeline: Timeline,
  fromMs: number,
  toMs: number,
  mark: DayMark,
): WorkingDay[] {
  let chunk = chunkAt(timeline, fromMs)
  let index = countDaysUpTo(chunk, dayAt(chunk, fromMs))
  const days: WorkingDay[] = []
  while (chunk.fromMs <= toMs) {
    for (; index < chunk.workingDays.length; index += 1) {
      const markMs = markAt(chunk, index, mark)
      if (markMs > toMs) return days
      days.push({ day: valueAt(chunk.workingDays, index), markMs })
    }
    chunk = chunkOf(timeline, chunk.year + 1)
    index = 0
  }
  return days
}

/** The closing of a night shift may lie in the second day after the one it belongs to. */
function chunkBeforeMarks(timeline: Timeline, ms: number): Chunk {
  return chunkAt(timeline, ms - 2 * DAY_MS)
}

function stepOver(timeline: Timeline, start: Chunk, ordinal: number, mark: DayMark): number {
  let chunk = start
  let left = ordinal
  let emptyYears = 0
  while (left > chunk.workingDays.length) {
    left -= chunk.workingDays.length
    emptyYears = chunk.workingDays.length === 0 ? emptyYears + 1 : 0
    if (emptyYears > EMPTY_YEARS) throw neverOpen(timeline)
    chunk = chunkOf(timeline, chunk.year + 1)
  }
  return markAt(chunk, left - 1, mark)
}

function markAt(chunk: Chunk, index: number, mark: DayMark): number {
  if (mark === 'closing') return valueAt(chunk.closings, index)
  return momentOf(chunk.periods, valueAt(chunk.workingDays, index), mark.minutes)
}

function countMarksUpTo(chunk: Chunk, ms: number, mark: DayMark): number {
  let low = 0
  let high = chunk.workingDays.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (markAt(chunk, middle, mark) <= ms) low = middle + 1
    else high = middle
  }
  return low
}

function countDaysUpTo(chunk: Chunk, day: number): number {
  let low = 0
  let high = chunk.workingDays.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(chunk.workingDays, middle) <= day) low = middle + 1
    else high = middle
  }
  return low
}

function workedBefore(chunk: Chunk, ms: number): number {
  const index = lastNotAfter(chunk.starts, ms)
  if (index < 0) return 0
  const start = valueAt(chunk.starts, index)
  return valueAt(chunk.before, index) + Math.min(ms, valueAt(chunk.ends, index)) - start
}

function lastBelow(sums: Float64Array, value: number): number {
  let low = 0
  let high = sums.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(sums, middle) < value) low = middle + 1
    else high = middle
  }
  return low - 1
}

function refuseNegative(ms: number): void {
  if (!(ms >= 0)) throw new InvalidError('working_time.bad_duration', { ms })
}

function neverOpen(timeline: Timeline): InvalidError {
  return new InvalidError('working_time.never_open', { schedule: timeline.schedule.code })
}
