/**
 * One deadline: begun by a rule, sometimes paused, stopped once. Pure; moments and hours are arguments.
 *
 *   running ─stop→ met | late
 *     ⇅ pause, resume        paused ─stop→ met      running, paused ─cancel→ cancelled ─revive→ running
 *
 * `firstDueAt` and the limit never change. `dueAt` moves in three ways only, each leaving its trace: a pause by a
 * moderator, a person's decision with a reason, a corrected calendar.
 */
import { ConflictError, InvalidError } from '../../../../platform/errors.ts'
import {
  type ClockLimit,
  computeDueAt,
  postponeDueAt,
  postponeSetMoment,
  type WorkingTimeContext,
  workingTimeBetween,
} from '../../../../platform/working-time/index.ts'
import { type Attention, DEFAULT_ATTENTION, warnMoment } from './attention.ts'
import type { DeadlineKey, DeadlineRule } from './deadline-rule.ts'
import { nextReminderAt } from './reminders.ts'

export type DeadlineState = 'running' | 'paused' | 'met' | 'late' | 'cancelled'

export type DeadlinePause = {
  readonly from: Date
  readonly until: Date | null
  readonly actorId: string
  readonly reason: string
}

export type DeadlineChange = {
  readonly at: Date
  readonly actorId: string
  readonly reason: string
  readonly before: Date
  readonly after: Date
}

export type Deadline = {
  readonly key: DeadlineKey
  readonly ruleId: string
  readonly ruleVersion: number
  readonly limit: ClockLimit
  readonly calendarVersion: number
  readonly scheduleCode: string
  readonly startedAt: Date
  readonly firstDueAt: Date
  readonly dueAt: Date
  /** From this moment on the deadline asks for attention. */
  readonly warnAt: Date
  /** When people are next reminded of it; null when nobody is, or it does not run. */
  readonly nextReminderAt: Date | null
  readonly state: DeadlineState
  readonly stoppedAt: Date | null
  readonly pauses: readonly DeadlinePause[]
  readonly changes: readonly DeadlineChange[]
  /** Working time without the pauses. */
  readonly spentWorkingMs: number | null
  /** How long the resident has waited, pauses included. */
  readonly spentCalendarMs: number | null
}

type Act = { at: Date; actorId: string; reason: string }

export function startDeadline(
  rule: DeadlineRule,
  startedAt: Date,
  context: WorkingTimeContext,
  attention: Attention = DEFAULT_ATTENTION,
): Deadline {
  const dueAt = computeDueAt(rule.limit, startedAt, context)
  const begun = { key: rule.key, limit: rule.limit, startedAt, dueAt }
  return {
    ...begun,
    firstDueAt: dueAt,
    ruleId: rule.id,
    ruleVersion: rule.version,
    calendarVersion: context.calendar.version,
    scheduleCode: context.schedule.code,
    warnAt: warnMoment(begun, context, attention),
    nextReminderAt: nextReminderAt(begun, startedAt, context),
    state: 'running',
    stoppedAt: null,
    pauses: [],
    changes: [],
    spentWorkingMs: null,
    spentCalendarMs: null,
  }
}

/** Met when stopped not later than due. A pause that still lasts ends here. */
export function stopDeadline<D extends Deadline>(deadline: D, at: Date, context: WorkingTimeContext): D {
  requireOpen(deadline)
  const ended = deadline.state === 'paused' ? resumeDeadline(deadline, at, context) : deadline
  return {
    ...ended,
    ...spentBy(ended, at, context),
    state: at <= ended.dueAt ? 'met' : 'late',
    nextReminderAt: null,
    stoppedAt: at,
  }
}

/** Cancels the deadline without judging it, because what it measured is no longer needed. */
export function cancelDeadline<D extends Deadline>(deadline: D, at: Date, context: WorkingTimeContext): D {
  requireOpen(deadline)
  const pauses = deadline.pauses.map((pause) => ({ ...pause, until: pause.until ?? latest(pause.from, at) }))
  const ended = { ...deadline, pauses }
  return {
    ...ended,
    ...spentBy(ended, at, context),
    state: 'cancelled',
    nextReminderAt: null,
    stoppedAt: at,
  }
}

/** Revives an ended deadline when its end is undone. It keeps its rule and every moment that a person set. */
export function reviveDeadline<D extends Deadline>(
  deadline: D,
  at: Date,
  context: WorkingTimeContext,
  attention: Attention = DEFAULT_ATTENTION,
): D {
  if (deadline.stoppedAt === null) throw new ConflictError('deadline.not_ended', { key: deadline.key })
  return {
    ...deadline,
    warnAt: warnMoment(deadline, context, attention),
    nextReminderAt: nextReminderAt(deadline, at, context),
    state: 'running',
    stoppedAt: null,
    spentWorkingMs: null,
    spentCalendarMs: null,
  }
}

/** A deadline already missed cannot be paused: it would look as if it had not been. */
export function pauseDeadline<D extends Deadline>(deadline: D, { at, actorId, reason }: Act): D {
  requireOpen(deadline)
  if (deadline.state === 'paused') throw new ConflictError('deadline.already_paused', { key: deadline.key })
  if (at > deadline.dueAt) throw new ConflictError('deadline.past_due', { key: deadline.key })
  requireReason(reason)
  requireNotBefore(deadline, at)
  return {
    ...deadline,
    state: 'paused',
    nextReminderAt: null,
    pauses: [...deadline.pauses, { from: at, until: null, actorId, reason }],
  }
}

/** After the pause the same part of the limit is left as before it. */
export function resumeDeadline<D extends Deadline>(
  deadline: D,
  at: Date,
  context: WorkingTimeContext,
  attention: Attention = DEFAULT_ATTENTION,
): D {
  const open = deadline.pauses.at(-1)
  if (deadline.state !== 'paused' || !open || open.until) {
    throw new ConflictError('deadline.not_paused', { key: deadline.key })
  }
  const pause = { ...open, until: latest(open.from, at) }
  const dueAt =
    deadline.changes.length > 0
      ? postponeSetMoment(deadline.dueAt, deadline.limit, pause, context)
      : postponeDueAt(deadline, pause, context)
  const resumed = {
    ...deadline,
    state: 'running',
    dueAt,
    pauses: [...deadline.pauses.slice(0, -1), pause],
  } as const
  return {
    ...resumed,
    warnAt: warnMoment(resumed, context, attention),
    nextReminderAt: nextReminderAt(resumed, at, context),
  }
}

/** «Изменение срока»: a person's decision, kept with its reason; the rule's own moment stays in `firstDueAt`. */
export function changeDueAt<D extends Deadline>(
  deadline: D,
  { dueAt, at, actorId, reason }: Act & { dueAt: Date },
  context: WorkingTimeContext,
  attention: Attention = DEFAULT_ATTENTION,
): D {
  requireOpen(deadline)
  if (deadline.state === 'paused') throw new ConflictError('deadline.already_paused', { key: deadline.key })
  requireReason(reason)
  requireNotBefore(deadline, at)
  if (dueAt <= at) throw new InvalidError('deadline.due_in_past', { key: deadline.key })
  const change = { at, actorId, reason, before: deadline.dueAt, after: dueAt }
  const changed = { ...deadline, dueAt, changes: [...deadline.changes, change] }
  return {
    ...changed,
    warnAt: warnMoment(changed, context, attention),
    nextReminderAt: nextReminderAt(changed, at, context),
  }
}

export function isOpen({ state }: Deadline): boolean {
  return state === 'running' || state === 'paused'
}

function spentBy(
  { startedAt, pauses }: Deadline,
  at: Date,
  context: WorkingTimeContext,
): { spentWorkingMs: number; spentCalendarMs: number } {
  // A network's clock may put the answer before the message was found.
  if (at <= startedAt) return { spentWorkingMs: 0, spentCalendarMs: 0 }
  const pausedMs = pauses.reduce((sum, { from, until }) => {
    const [start, end] = [latest(from, startedAt), until && until < at ? until : at]
    return end > start ? sum + workingTimeBetween(start, end, context) : sum
  }, 0)
  return {
    spentWorkingMs: workingTimeBetween(startedAt, at, context) - pausedMs,
    spentCalendarMs: at.getTime() - startedAt.getTime(),
  }
}

function requireOpen(deadline: Deadline): void {
  if (!isOpen(deadline)) throw new ConflictError('deadline.already_stopped', { key: deadline.key })
}

function requireReason(reason: string): void {
  if (reason.trim() === '') throw new InvalidError('deadline.reason_required')
}

function requireNotBefore(deadline: Deadline, at: Date): void {
  const lastAct = latest(
    deadline.startedAt,
    deadline.pauses.at(-1)?.until ?? deadline.startedAt,
    deadline.changes.at(-1)?.at ?? deadline.startedAt,
  )
  if (at < lastAct) throw new InvalidError('deadline.bad_moment', { key: deadline.key })
}

function latest(...moments: readonly Date[]): Date {
  return new Date(Math.max(...moments.map(Number)))
}
