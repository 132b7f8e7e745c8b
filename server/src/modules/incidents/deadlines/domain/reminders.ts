/** When people are reminded of a deadline: at half, at four fifths, at its moment, then each day. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import { REMINDER_SHARES, type RunningDeadline, reminderMoments } from './attention.ts'
import type { DeadlineKey } from './deadline-rule.ts'

/** Other keys wait for the resident, or belong to modules that remind in their own way. */
const REMINDED: readonly DeadlineKey[] = [
  'triage',
  'distribution',
  'take',
  'draft',
  'approval',
  'first_answer',
  'final_answer',
  'reopened_answer',
]

/** `share` of the limit used up; `daysLate` counts from 1 on the day after the due moment. */
export type Reminder = { share: number; daysLate: number; at: Date }
type Reminded = RunningDeadline & { key: DeadlineKey }

/** The first moment of a reminder after `after`; null when nobody is reminded of such a deadline. */
export function nextReminderAt(deadline: Reminded, after: Date, context: WorkingTimeContext): Date | null {
  if (!REMINDED.includes(deadline.key)) return null
  for (const share of REMINDER_SHARES) {
    const [moment] = reminderMoments(deadline, context, [share])
    if (moment && moment.at > after) return moment.at
  }
  return dailyAt(deadline, daysLateAt(deadline, after) + 1)
}

/** The reminder that is due at this moment; if several have passed, the last one. */
export function reachedReminder(deadline: Reminded, at: Date, context: WorkingTimeContext): Reminder | null {
  if (!REMINDED.includes(deadline.key)) return null
  const daysLate = daysLateAt(deadline, at)
  if (daysLate > 0) return { share: 1, daysLate, at: dailyAt(deadline, daysLate) }
  const reached = reminderMoments(deadline, context).findLast((moment) => moment.at <= at)
  return reached ? { ...reached, daysLate: 0 } : null
}

function daysLateAt({ dueAt }: RunningDeadline, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - dueAt.getTime()) / DAY_MS))
}

function dailyAt({ dueAt }: RunningDeadline, days: number): Date {
  return new Date(dueAt.getTime() + days * DAY_MS)
}
