/**
 * Opens a span of time interval by interval: what was counted, what was skipped and why. Intervals follow each other
 * without gaps from `from` to `to`; the counted ones add up to the time of the clock.
 */
import { InvalidError } from '../errors.ts'
import { formatDate } from './civil-time.ts'
import { timelineOf, type WorkingTimeContext } from './context.ts'
import { type ClockLimit, computeDueAt, dayMarkOf, type Pause } from './due-at.ts'
import { classifyClosed } from './explain-closed.ts'
import { type ExplainedReason, joinAlike, layPauses, type Piece, splitAtMoment } from './explain-pieces.ts'
import { chunkAt, chunkOf, dayAt, lastNotAfter, planOf, type Timeline, valueAt } from './timeline.ts'
import { listWorkingDays } from './working-time.ts'

/** `countedMs` is the whole length for `counted` and zero for everything else. */
export type ExplainedInterval = ExplainedReason & {
  readonly from: Date
  readonly to: Date
  readonly countedMs: number
}

export type Explanation = {
  readonly from: Date
  readonly to: Date
  readonly clock: 'working' | 'calendar'
  readonly intervals: readonly ExplainedInterval[]
  /** The sum of the counted intervals. */
  readonly countedMs: number
  /** Both clocks without the pauses: whatever the rule counts by, people ask for the other one too. */
  readonly workingMs: number
  readonly calendarMs: number
  /** `assumed`: part of the span lies in a year whose calendar is not published. */
  readonly calendar: 'published' | 'assumed' | 'not_used'
  readonly calendarVersion: number
  readonly scheduleCode: string
  readonly zone: string
}

export type DeadlineExplanation = Explanation & {
  readonly limit: ClockLimit
  /** Dates counted by a limit of days, in order: the last one is the day it is due. Empty for hours. */
  readonly countedDays: readonly string[]
}

export type ExplainOptions = {
  clock?: 'working' | 'calendar'
  pauses?: readonly Pause[]
  /** Intervals are cut here, so that what has passed may be told from what is ahead. */
  splitAt?: Date
}

export function explain(
  from: Date,
  to: Date,
  context: WorkingTimeContext,
  { clock = 'working', pauses = [], splitAt }: ExplainOptions = {},
): Explanation {
  if (!(to.getTime() >= from.getTime())) throw new InvalidError('working_time.reversed', { from, to })
  const timeline = timelineOf(context)
  const [fromMs, toMs] = [from.getTime(), to.getTime()]
  const working = layPauses(workingPieces(timeline, fromMs, toMs), pauses)
  const calendar = layPauses(calendarPieces(fromMs, toMs), pauses)
  const shown = joinAlike(clock === 'working' ? working : calendar)
  const intervals = (splitAt ? splitAtMoment(shown, splitAt.getTime()) : shown).map(toInterval)
  const workingMs = countedMsOf(working)
  const calendarMs = countedMsOf(calendar)
  return {
    from,
    to,
    clock,
    intervals,
    countedMs: clock === 'working' ? workingMs : calendarMs,
    workingMs,
    calendarMs,
    calendar: calendarUsed(timeline, fromMs, toMs),
    calendarVersion: context.calendar.version,
    scheduleCode: context.schedule.code,
    zone: context.zone,
  }
}

/** Gives the moment and its reasons. `computeDueAt` alone is hundreds of times cheaper, so use it where nobody reads. */
export function computeDeadline(
  limit: ClockLimit,
  startedAt: Date,
  context: WorkingTimeContext,
  options: Omit<ExplainOptions, 'clock'> = {},
): { dueAt: Date; explanation: DeadlineExplanation } {
  const dueAt = computeDueAt(limit, startedAt, context, options.pauses)
  return { dueAt, explanation: explainLimit(limit, { from: startedAt, to: dueAt }, context, options) }
}

/** Explains a span by the clock of a limit, also when a person set the end by hand. */
export function explainLimit(
  limit: ClockLimit,
  span: { from: Date; to: Date },
  context: WorkingTimeContext,
  options: Omit<ExplainOptions, 'clock'> = {},
): DeadlineExplanation {
  const clock = limit.clock === 'calendar_hours' ? 'calendar' : 'working'
  const explanation = explain(span.from, span.to, context, { ...options, clock })
  return { ...explanation, limit, countedDays: countedDays(limit, span, context, options.pauses ?? []) }
}

function countedDays(
  limit: ClockLimit,
  { from, to }: { from: Date; to: Date },
  context: WorkingTimeContext,
  pauses: readonly Pause[],
): string[] {
  if (limit.clock === 'calendar_hours' || limit.clock === 'working_hours') return []
  const days = listWorkingDays(timelineOf(context), from.getTime(), to.getTime(), dayMarkOf(limit))
  return days
    .filter(({ markMs }) => !pauses.some((pause) => isInPause(pause, markMs)))
    .map(({ day }) => formatDate(day))
}

function isInPause({ from, until }: Pause, ms: number): boolean {
  return from.getTime() < ms && (until === null || ms <= until.getTime())
}

function calendarPieces(fromMs: number, toMs: number): Piece[] {
  return fromMs === toMs ? [] : [{ reason: 'counted', standsFor: null, fromMs, toMs }]
}

function workingPieces(timeline: Timeline, fromMs: number, toMs: number): Piece[] {
  const pieces: Piece[] = []
  let cursor = fromMs
  while (cursor < toMs) {
    const chunk = chunkAt(timeline, cursor)
    const endMs = Math.min(toMs, chunk.untilMs)
    let index = Math.max(0, lastNotAfter(chunk.starts, cursor))
    for (; index < chunk.starts.length && cursor < endMs; index += 1) {
      const start = Math.min(endMs, valueAt(chunk.starts, index))
      const end = Math.min(endMs, valueAt(chunk.ends, index))
      pieces.push(...classifyClosed(timeline, cursor, start))
      cursor = Math.max(cursor, start)
      if (end <= cursor) continue
      const { standsFor } = planOf(timeline, dayAt(chunk, cursor))
      pieces.push({ reason: 'counted', standsFor, fromMs: cursor, toMs: end })
      cursor = end
    }
    if (cursor < endMs) pieces.push(...classifyClosed(timeline, cursor, endMs))
    cursor = endMs
  }
  return pieces
}

function calendarUsed(timeline: Timeline, fromMs: number, toMs: number): Explanation['calendar'] {
  if (!timeline.schedule.followsCalendar) return 'not_used'
  const firstYear = chunkAt(timeline, fromMs).year
  const lastYear = chunkAt(timeline, toMs).year
  for (let year = firstYear; year <= lastYear; year += 1) {
    const chunk = chunkOf(timeline, year)
    if (timeline.calendar.isAssumed(dayAt(chunk, chunk.fromMs))) return 'assumed'
  }
  return 'published'
}

function countedMsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.reason === 'counted' ? piece.toMs - piece.fromMs : 0), 0)
}

function toInterval({ fromMs, toMs, ...reason }: Piece): ExplainedInterval {
  const countedMs = reason.reason === 'counted' ? toMs - fromMs : 0
  return { ...reason, from: new Date(fromMs), to: new Date(toMs), countedMs }
}
