/** From a limit and a start to the moment it is due. The four clocks of the product, and pauses on each of them. */
import { InvalidError } from '../errors.ts'
import { isTime, MINUTE_MS, parseTime } from './civil-time.ts'
import { timelineOf, type WorkingTimeContext } from './context.ts'
import type { Timeline } from './timeline.ts'
import {
  addWorkingMs,
  countMarks,
  type DayMark,
  markOfWorkingDay,
  nthMarkAfter,
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

/** Finished pauses move the moment; one that still lasts does not, until it ends. */
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
    const fromMs = Math.max(from.getTime(), startMs)
    if (!until || until.getTime() <= fromMs) continue
    dueMs = postpone(timeline, limit, dueMs, fromMs, until.getTime())
  }
  return new Date(dueMs)
}

/**
 * Where a moment that is not the limit's own (set by a person, say) goes after a pause: what remained of the
 * limit's clock remains after it. A pause never brings a deadline nearer.
 */
export function postponeByPause(
  dueAt: Date,
  limit: ClockLimit,
  pause: { from: Date; until: Date },
  context: WorkingTimeContext,
): Date {
  const timeline = timelineOf(context)
  const [fromMs, untilMs, dueMs] = [pause.from.getTime(), pause.until.getTime(), dueAt.getTime()]
  if (fromMs >= dueMs || untilMs <= fromMs) return dueAt
  if (limit.clock === 'calendar_hours') return new Date(dueMs + untilMs - fromMs)
  const remainingMs = workingMsBetween(timeline, fromMs, dueMs)
  return new Date(Math.max(dueMs, addWorkingMs(timeline, untilMs, remainingMs)))
}

/** Time on the clock of the limit; day clocks are measured in working time. */
export function clockTimeBetween(
  limit: ClockLimit,
  from: Date,
  to: Date,
  context: WorkingTimeContext,
): number {
  if (limit.clock === 'calendar_hours') return to.getTime() - from.getTime()
  return workingMsBetween(timelineOf(context), from.getTime(), to.getTime())
}

/** What a working day is measured by under a limit of days. */
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

/** As many minutes, or as many closings of a day, remain after the pause as before it. */
function postpone(
  timeline: Timeline,
  limit: ClockLimit,
  dueMs: number,
  fromMs: number,
  untilMs: number,
): number {
  if (fromMs >= dueMs) return dueMs
  switch (limit.clock) {
    case 'calendar_hours':
      return dueMs + untilMs - fromMs
    case 'working_hours':
      return addWorkingMs(timeline, untilMs, workingMsBetween(timeline, fromMs, dueMs))
    case 'working_days':
    case 'time_of_working_day': {
      const mark = dayMarkOf(limit)
      return nthMarkAfter(timeline, untilMs, countMarks(timeline, fromMs, dueMs, mark), mark)
    }
  }
}
