/**
 * How a channel is, in one colour.
 *
 *   red      it does not work: a check failed
 *   yellow   it works, but somebody should look
 *   green    all is well
 *   unknown  nobody has looked yet
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { expectedEvents, type Rhythm, STRANGE_SILENCE } from './rhythm.ts'

export type CheckState = 'ok' | 'warning' | 'failed'
export type Check = {
  code: string
  state: CheckState
  details: Record<string, string | number | boolean | null>
}
export type Health = 'green' | 'yellow' | 'red' | 'unknown'

export type ChannelFacts = {
  checks: readonly Check[]
  checkedAt: Date | null
  /** When the network last told us anything; null while it has not. */
  lastEventAt: Date | null
  /** What it usually brings in; null while that is not known. */
  rhythm: Rhythm | null
  openGaps: number
  unknownSends: number
}

/** While its rhythm is not known: a page of a whole municipality is not silent for so long; its subscription may be. */
const SILENCE_MS = 72 * HOUR_MS
/** Checks run every five minutes; older ones are out of date. */
const STALE_CHECK_MS = HOUR_MS

export function computeHealth(facts: ChannelFacts, now: Date): Health {
  const { checks, checkedAt, openGaps, unknownSends } = facts
  if (checkedAt === null) return 'unknown'
  if (checks.some((check) => check.state === 'failed')) return 'red'
  const isStale = now.getTime() - checkedAt.getTime() > STALE_CHECK_MS
  const needsLook = checks.some((check) => check.state === 'warning' && !isOptional(check))
  return isStale || isSilent(facts, now) || needsLook || openGaps > 0 || unknownSends > 0 ? 'yellow' : 'green'
}

/** Longer than such a page is silent by chance. One that has never said anything has no habits. */
export function isSilent(
  { lastEventAt, rhythm }: Pick<ChannelFacts, 'lastEventAt' | 'rhythm'>,
  now: Date,
): boolean {
  if (lastEventAt === null) return false
  if (rhythm === null) return now.getTime() - lastEventAt.getTime() > SILENCE_MS
  return expectedEvents(rhythm, lastEventAt, now) >= STRANGE_SILENCE
}

/** A key that was never given, such as a second token: shown to the administrator, but no trouble. */
function isOptional(check: Check): boolean {
  return check.details.present === false
}

/** By their code: `vk.callback_events`, `vk.long_poll_enabled`. Subscribing anew mends these and no other. */
export function isAboutSubscription({ code }: Pick<Check, 'code'>): boolean {
  return /\.(callback|long_poll|webhook|subscription)_/.test(code)
}

/** The network posts to nobody, or not what we need. */
export function isSubscriptionGone(checks: readonly Check[]): boolean {
  return checks.some((check) => check.state === 'failed' && isAboutSubscription(check))
}

/** Subscribed, but not yet confirmed: until the network has heard our word for it, it tells us nothing. */
export function awaitsConfirmation(checks: readonly Check[]): boolean {
  return checks.some(({ code, state }) => state === 'warning' && code.endsWith('.callback_confirmed'))
}

/** A token that opens nothing must not become a channel; a subscription is made right after. */
export function findBlockingChecks(checks: readonly Check[]): Check[] {
  return checks.filter((check) => check.state === 'failed' && !isAboutSubscription(check))
}

export function needsSubscription(checks: readonly Check[]): boolean {
  return checks.some((check) => check.state !== 'ok' && isAboutSubscription(check))
}
