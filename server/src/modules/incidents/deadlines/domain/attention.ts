/** How a deadline looks at a moment, when people are reminded of it, and how it opens into intervals. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import {
  type ClockLimit,
  clockTimeBetween,
  computeDueAt,
  type DeadlineExplanation,
  explainLimit,
  momentWithLeft,
  type Pause,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'

/** Attention begins when this share of the limit, or this time, is left: whichever comes first. */
export type Attention = { readonly shareLeft: number; readonly leftMs: number }
export const DEFAULT_ATTENTION: Attention = { shareLeft: 0.2, leftMs: 30 * MINUTE_MS }

export const REMINDER_SHARES = [0.5, 0.8, 1] as const

export type DeadlineLook = 'on_time' | 'attention' | 'late' | 'waiting' | 'done'

export type RunningDeadline = { limit: ClockLimit; startedAt: Date; dueAt: Date }
type Seen = { dueAt: Date; warnAt: Date; stoppedAt: Date | null; pauses: readonly Pause[] }

/** Needs no calendar: the moments were computed when the deadline was saved. */
export function lookOf({ dueAt, warnAt, stoppedAt, pauses }: Seen, at: Date): DeadlineLook {
  if (stoppedAt) return 'done'
  if (pauses.at(-1)?.until === null) return 'waiting'
  if (at > dueAt) return 'late'
  return at >= warnAt ? 'attention' : 'on_time'
}

/** What is left on the limit's own clock; negative when late. */
export function timeLeft(
  { limit, dueAt }: { limit: ClockLimit; dueAt: Date },
  at: Date,
  context: WorkingTimeContext,
): number {
  return clockTimeBetween(limit, at, dueAt, context)
}

export function warnMoment(
  deadline: RunningDeadline,
  context: WorkingTimeContext,
  { shareLeft, leftMs }: Attention = DEFAULT_ATTENTION,
): Date {
  return momentLeft(deadline, Math.max(shareLeft * wholeTime(deadline, context), leftMs), context)
}

/** The moments at which these shares of the limit are used up, but not before the start. */
export function reminderMoments(
  deadline: RunningDeadline,
  context: WorkingTimeContext,
  shares: readonly number[] = REMINDER_SHARES,
): { share: number; at: Date }[] {
  const wholeMs = wholeTime(deadline, context)
  return shares.map((share) => ({ share, at: momentLeft(deadline, (1 - share) * wholeMs, context) }))
}

/** Every interval between start and due, counted or skipped and why; `at` separates what has passed. */
export function explainDeadline(
  { limit, startedAt, dueAt, pauses }: RunningDeadline & { pauses: readonly Pause[] },
  context: WorkingTimeContext,
  at?: Date,
): DeadlineExplanation {
  const options = at ? { pauses, splitAt: at } : { pauses }
  return explainLimit(limit, { from: startedAt, to: dueAt }, context, options)
}

/** The length of the limit as the rule gave it, without pauses and changes. */
function wholeTime({ limit, startedAt }: RunningDeadline, context: WorkingTimeContext): number {
  if (limit.clock === 'calendar_hours' || limit.clock === 'working_hours') return limit.minutes * MINUTE_MS
  return clockTimeBetween(limit, startedAt, computeDueAt(limit, startedAt, context), context)
}

function momentLeft(
  { limit, startedAt, dueAt }: RunningDeadline,
  leftMs: number,
  context: WorkingTimeContext,
): Date {
  const moment = momentWithLeft(limit, dueAt, Math.round(leftMs), context)
  return moment > startedAt ? moment : startedAt
}
