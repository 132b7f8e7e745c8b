/** How the clocks of a card read: of its step and of all of them until the publication. Pure. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { FakeListItem } from '@veche/contract/fakes.ts'
import type { StateName } from '../../../ui/State.tsx'

/** A step of a quarter of an hour has no time for an earlier warning. */
const STEP_SOON_MS = 10 * MINUTE_MS
/** Of the whole limit. */
const TOTAL_SOON = 0.25

export type TimeLeft = { state: StateName; ms: number }
type Clocked = Pick<FakeListItem, 'stepDueAt' | 'totalDueAt' | 'signalledAt' | 'publishedAt' | 'step'>

function leftOf(dueAt: number, soonMs: number, now: number): TimeLeft {
  const ms = dueAt - now
  if (ms < 0) return { state: 'late', ms }
  return { state: ms <= soonMs ? 'attention' : 'ontime', ms }
}

/** Null where no clock runs. */
export function stepLeft({ stepDueAt }: Clocked, now: number): TimeLeft | null {
  return stepDueAt === null ? null : leftOf(Date.parse(stepDueAt), STEP_SOON_MS, now)
}

/** Until the publication; null once it is out, and for a card that will not be published. */
export function totalLeft(fake: Clocked, now: number): TimeLeft | null {
  if (fake.publishedAt !== null || fake.step === 'dropped' || fake.step === 'closed') return null
  const dueAt = Date.parse(fake.totalDueAt)
  return leftOf(dueAt, (dueAt - Date.parse(fake.signalledAt)) * TOTAL_SOON, now)
}

/** How long it took from the signal to the publication, and whether that was in time. */
export function publishedIn(fake: Clocked): TimeLeft | null {
  if (fake.publishedAt === null) return null
  const at = Date.parse(fake.publishedAt)
  const isLate = at > Date.parse(fake.totalDueAt)
  return { state: isLate ? 'late' : 'done', ms: at - Date.parse(fake.signalledAt) }
}
