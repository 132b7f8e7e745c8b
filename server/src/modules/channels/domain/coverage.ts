/**
 * Coverage of a channel: up to when nothing is missing, and how gaps end. Pure.
 *
 *   covered until ──(we run, the channel is subscribed)──▶ moves with the time
 *                 ──(we were away, or the subscription was)──▶ a gap from the mark to now
 *
 *   gap ──▶ closed   all that may be missing was read back, or the network itself repeats it
 *       ──▶ lost     on some surfaces nothing can be read afterwards: recorded with its bounds
 */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Check } from './health.ts'
import { awaitsConfirmation, isAboutSubscription } from './health.ts'

/** The mark moves each minute: a longer step means that nobody listened. */
const LONGEST_STEP_MS = 3 * MINUTE_MS

export type Coverage = {
  coveredUntil: Date | null
  /** What the last look at the channel found; it is looked at every five minutes. */
  checks: readonly Check[]
  checkedAt: Date | null
}

export type CoverageStep = { kind: 'keep' } | { kind: 'move' } | { kind: 'gap'; from: Date }

export function stepCoverage({ coveredUntil, checks, checkedAt }: Coverage, now: Date): CoverageStep {
  if (checkedAt === null || checks.some(isDeaf) || awaitsConfirmation(checks)) return { kind: 'keep' }
  // A channel that never worked has no past to read.
  if (coveredUntil === null) return { kind: 'move' }
  if (now.getTime() - coveredUntil.getTime() <= LONGEST_STEP_MS) return { kind: 'move' }
  // The subscription must have been seen alive since the mark, or events may still be on their way to nowhere.
  return checkedAt > coveredUntil ? { kind: 'gap', from: coveredUntil } : { kind: 'keep' }
}

/** The network tells us nothing in this state. */
function isDeaf(check: Check): boolean {
  return (
    check.state === 'failed' &&
    (isAboutSubscription(check) || /\.(token|reachable|mailbox)$/.test(check.code))
  )
}

export type Reach<Surface> = {
  receive: readonly Surface[]
  readBack: readonly Surface[]
  redeliveryMs: number
}

/** Where nothing can be read back, the network's own repeats bring what is younger than they last. */
export function findLost<Surface>(
  { from, to }: { from: Date | null; to: Date },
  { receive, readBack, redeliveryMs }: Reach<Surface>,
): Surface[] {
  const isRepeated = from !== null && to.getTime() - from.getTime() <= redeliveryMs
  return isRepeated ? [] : receive.filter((surface) => !readBack.includes(surface))
}

/** One call costs little, and a resident waits for what it brings. */
const LONGEST_PAUSE_MS = 5 * MINUTE_MS

/** A network that cannot be read now is asked again, ever more seldom; a gap is never given up silently. */
export function nextLookAt(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** attempts, LONGEST_PAUSE_MS))
}
