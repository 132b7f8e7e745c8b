/** What is done with a sub-task, and by whom. Pure. */
import type { Step } from '@veche/contract/incidents.ts'
import { SUBTASK_ACTS, type SUBTASK_STATES } from '@veche/contract/values/casework/subtasks.ts'

export type SubtaskState = (typeof SUBTASK_STATES)[number]
export type SubtaskAct = (typeof SUBTASK_ACTS)[number]
/** `isOwner`: it is theirs, or of their unit; `isHolder`: works on the question itself. */
export type Reader = { isOwner: boolean; isHolder: boolean }

export function stateAfter(
  state: SubtaskState,
  act: SubtaskAct,
  { isOwner, isHolder }: Reader,
): SubtaskState | null {
  if (!isOwner && !isHolder) return null
  if (act === 'done') return state === 'open' ? 'done' : null
  if (act === 'withdraw') return state === 'open' && isHolder ? 'withdrawn' : null
  // What was withdrawn is given again only by whoever may withdraw.
  if (state === 'done') return 'open'
  return state === 'withdrawn' && isHolder ? 'open' : null
}

export function actsOf(state: SubtaskState, reader: Reader): SubtaskAct[] {
  return SUBTASK_ACTS.filter((act) => stateAfter(state, act, reader) !== null)
}

/** Steps at which work is still to be done. */
export const WORKED_AT: readonly Step[] = ['assigned', 'in_progress', 'rework', 'approval', 'postponed']

export function takesSubtasks({ step, agencyCode }: { step: Step; agencyCode: string | null }): boolean {
  return agencyCode !== null && WORKED_AT.includes(step)
}

/** Half a working day before its end, then at its end; the second is the last. */
const BEFORE_MS = 12 * 3_600_000

export function firstReminder(dueAt: Date, now: Date): Date {
  const before = new Date(dueAt.getTime() - BEFORE_MS)
  return before > now ? before : dueAt
}

export function nextReminder(dueAt: Date, now: Date): { news: 'soon' | 'late'; remindAt: Date | null } {
  return now < dueAt ? { news: 'soon', remindAt: dueAt } : { news: 'late', remindAt: null }
}
