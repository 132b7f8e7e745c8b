/** Computes when a limit is due from its start, by the four clocks of the product, with pauses on each of them. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { InvalidError } from '../errors.ts'
import { isTime, parseTime } from './civil-time.ts'
import { timelineOf, type WorkingTimeContext } from './context.ts'
import type { Timeline } from './timeline.ts'
import {
  addWorkingMs,
  countMarks,
  type DayMark,
  markOfWorkingDay,
  nthMarkAfter,
  subtractWorkingTime,
  workingMsBetween,
} from './working-time.ts'

/**
 * - `calendar_hours`, `working_hours`: so many minutes of that clock; zero is due at once
 * - `working_days`: the closing of the Nth working day, the first one being the next after the day of the start
 * - `time_of_working_day`: 'HH:MM' of that Nth working day
 */
export type ClockLimit =
  | { readonly clock: 'calendar_hours'; readonly minutes: number }
  | { readonly clock: 'working_hours'; readonly minutes: number }
  | { readonly clock: 'working_days'; readonly days: number }
  | { readonly clock: 'time_of_working_day'; readonly days: number; readonly time: string }

/** `until` is null while the pause lasts. */
export type Pause = { readonly from: Date; readonly until: Date | null }

const MOST_MINUTES = 5 * 366 * 24 * 60
const MOST_DAYS = 5 * 366

export function isLimitValid(limit: ClockLimit): boolean {
  if (limit.clock === 'calendar_hours' || limit.clock === 'working_hours') {
    return Number.isInteger(limit.minutes) && limit.minutes >= 0 && limit.minutes <= MOST_MINUTES
  }
  const areDaysValid = Number.isInteger(limit.days) && limit.days >= 1 && limit.days <= MOST_DAYS
  return areDaysValid && (limit.clock === 'working_days' || isTime(limit.time))
}

/** Computes the moment. Finished pauses move it; one that still lasts does not, until it ends. */
export function computeDueAt(
  limit: ClockLimit,
  startedAt: Date,
  context: WorkingTimeContext,
  pauses: readonly Pause[] = [],
): Date {
  if (!isLimitValid(limit)) throw new InvalidError('working_time.bad_limit', { limit })
  const timeline = timelineOf(context)
  const startMs = startedAt.getTime()
  let dueMs = firstDueMs(timeline, limit, startMs)
  for (const { from, until } of pauses) {
    if (until) dueMs = postpone(timeline, { limit, startMs, dueMs }, from.getTime(), until.getTime())
  }
  return new Date(dueMs)
}

export type FinishedPause = { readonly from: Date; readonly until: Date }

/** Moves a due moment of the limit by one more pause: as much of the limit's clock remains after it as before. */
export function postponeDueAt(
  { limit, startedAt, dueAt }: { limit: ClockLimit; startedAt: Date; dueAt: Date },
  { from, until }: FinishedPause,
  context: WorkingTimeContext,
): Date {
  const counted = { limit, startMs: startedAt.getTime(), dueMs: dueAt.getTime() }
  return new Date(postpone(timelineOf(context), counted, from.getTime(), until.getTime()))
}

/**
 * Moves a moment that a person set, and that is not the limit's own: the working time that remained remains, whatever
 * day that ends on. A pause never brings a deadline nearer.
 */
export function postponeSetMoment(
  dueAt: Date,
  { clock }: ClockLimit,
  pause: FinishedPause,
  context: WorkingTimeContext,
): Date {
  const [fromMs, untilMs, dueMs] = [pause.from.getTime(), pause.until.getTime(), dueAt.getTime()]
  if (fromMs >= dueMs || untilMs <= fromMs) return dueAt
  if (clock === 'calendar_hours') return new Date(dueMs + untilMs - fromMs)
  return new Date(postponeByRest(timelineOf(context), dueMs, fromMs, untilMs))
}

/** Gives the latest moment at which this much is left on the clock of the limit; day clocks run in working time. */
export function momentWithLeft(
  limit: ClockLimit,
  dueAt: Date,
  leftMs: number,
  context: WorkingTimeContext,
): Date {
  if (limit.clock === 'calendar_hours') return new Date(dueAt.getTime() - leftMs)
  return subtractWorkingTime(dueAt, leftMs, context)
}

/** Measures time on the clock of the limit; day clocks are measured in working time. */
export function clockTimeBetween(
  limit: ClockLimit,
  from: Date,
  to: Date,
  context: WorkingTimeContext,
): number {
  if (limit.clock === 'calendar_hours') return to.getTime() - from.getTime()
  return workingMsBetween(timelineOf(context), from.getTime(), to.getTime())
}

/** The mark that a working day is measured by under a limit of days. */
export function dayMarkOf(limit: ClockLimit): DayMark {
  return limit.clock === 'time_of_working_day' ? { minutes: parseTime(limit.time) } : 'closing'
}

function firstDueMs(timeline: Timeline, limit: ClockLimit, startMs: number): number {
  switch (limit.clock) {
    case 'calendar_hours':
      return startMs + limit.minutes * MINUTE_MS
    case 'working_hours':
      return addWorkingMs(timeline, startMs, limit.minutes * MINUTE_MS)
    case 'working_days':
    case 'time_of_working_day':
      return markOfWorkingDay(timeline, startMs, limit.days, dayMarkOf(limit))
  }
}

type Counted = { limit: ClockLimit; startMs: number; dueMs: number }

/** Leaves as many minutes, or as many closings of a day, after the pause as before it. */
function postpone(
  timeline: Timeline,
  { limit, startMs, dueMs }: Counted,
  pausedMs: number,
  untilMs: number,
): number {
  const isCountedInDays = limit.clock === 'working_days' || limit.clock === 'time_of_working_day'
  const fromMs = Math.max(
    pausedMs,
    isCountedInDays ? beforeFirstMark(timeline, limit, startMs, dueMs) : startMs,
  )
  if (fromMs >= dueMs || untilMs <= fromMs) return dueMs
  if (limit.clock === 'calendar_hours') return dueMs + untilMs - fromMs
  if (!isCountedInDays) return postponeByRest(timeline, dueMs, fromMs, untilMs)
  const mark = dayMarkOf(limit)
  const remaining = countMarks(timeline, fromMs, dueMs, mark)
  // No mark remains when the agency changed its hours since the moment was computed.
  if (remaining === 0) return postponeByRest(timeline, dueMs, fromMs, untilMs)
  return nthMarkAfter(timeline, untilMs, remaining, mark)
}

/** Gives the moment up to which a pause costs no day, because the first counted day has not closed yet. */
function beforeFirstMark(timeline: Timeline, limit: ClockLimit, startMs: number, dueMs: number): number {
  const beforeMs = markOfWorkingDay(timeline, startMs, 1, dayMarkOf(limit)) - 1
  return beforeMs < dueMs ? beforeMs : startMs
}

function postponeByRest(timeline: Timeline, dueMs: number, fromMs: number, untilMs: number): number {
  return Math.max(dueMs, addWorkingMs(timeline, untilMs, workingMsBetween(timeline, fromMs, dueMs)))
}
