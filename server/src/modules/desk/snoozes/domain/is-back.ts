/** When a question that was put aside comes back by itself. Pure. */
import type { Step } from '@veche/contract/incidents.ts'

/** What was known of it when it was put aside. */
export type Snooze = { since: Date; until: Date; messageCount: number; wasUrgent: boolean; step: string }
/** What is known of it now. */
export type Seen = {
  step: Step
  messageCount: number
  isUrgent: boolean
  /** Of the deadline that matters now: when 80 % of it have passed, and its end. Null: none, or its clock stands. */
  warnAt: Date | null
  dueAt: Date | null
}

/** Steps at which nobody waits for the reader any more: there is nothing to put aside. */
const OVER: readonly Step[] = ['merged', 'done', 'dismissed', 'archived']

/** New words, a returned answer or a danger at once; else the next moment that brings it back. Null: it is back. */
export function backAt(snooze: Snooze, seen: Seen, now: Date): Date | null {
  if (OVER.includes(seen.step)) return null
  if (seen.messageCount > snooze.messageCount) return null
  if (seen.isUrgent && !snooze.wasUrgent) return null
  if (seen.step === 'rework' && snooze.step !== 'rework') return null
  const moments = [snooze.until, seen.warnAt, seen.dueAt].filter(
    // What had passed before was known when it was put aside.
    (moment) => moment !== null && moment > snooze.since,
  )
  const first = moments.reduce<Date>(
    (one, other) => (other !== null && other < one ? other : one),
    snooze.until,
  )
  return first > now ? first : null
}
