/** What a corrected calendar does to deadlines that are still open. */
import {
  computeDueAt,
  postponeSetMoment,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { type Attention, DEFAULT_ATTENTION, warnMoment } from '../../deadlines/domain/attention.ts'
import { type Deadline, isOpen } from '../../deadlines/domain/deadline.ts'
import { nextReminderAt } from '../../deadlines/domain/reminders.ts'

export type MovedDeadline<D extends Deadline> = { before: D; after: D; movedMs: number }

/**
 * Open deadlines whose moment differs under a corrected calendar. Stopped ones were judged and stay as they are;
 * a moment set by a person stays too, only the pauses after it are counted anew.
 */
export function recomputeAfterCalendarChange<D extends Deadline>(
  deadlines: readonly D[],
  contextOf: (deadline: D) => WorkingTimeContext,
  attention: Attention = DEFAULT_ATTENTION,
): MovedDeadline<D>[] {
  return deadlines.flatMap((before) => {
    if (!isOpen(before)) return []
    const context = contextOf(before)
    const dueAt = dueFromStart(before, context)
    const movedMs = dueAt.getTime() - before.dueAt.getTime()
    if (movedMs === 0) return []
    const moved = { ...before, dueAt, calendarVersion: context.calendar.version }
    const after = {
      ...moved,
      warnAt: warnMoment(moved, context, attention),
      // What was said of the moment before is not said again: see the keys of reminders.
      nextReminderAt: before.state === 'running' ? nextReminderAt(moved, moved.startedAt, context) : null,
    }
    return [{ before, after, movedMs }]
  })
}

function dueFromStart(deadline: Deadline, context: WorkingTimeContext): Date {
  const { limit, startedAt, pauses } = deadline
  const change = deadline.changes.at(-1)
  if (!change) return computeDueAt(limit, startedAt, context, pauses)
  return pauses.reduce((dueAt, { from, until }) => {
    if (!until || from < change.at) return dueAt
    return postponeSetMoment(dueAt, limit, { from, until }, context)
  }, change.after)
}
