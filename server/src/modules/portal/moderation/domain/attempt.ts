/**
 * What follows an attempt. Pure. An act says what shall hold, so a repeat changes nothing in the network; still it is asked
 * first, because what somebody has taken back there meanwhile is not done again.
 */
export type Failure = 'try_later' | 'uncertain' | 'needs_person' | 'token_revoked' | 'refused' | 'unreadable'

export type NextAttempt =
  | { state: 'queued' | 'unknown'; nextAttemptAt: Date; isUncertain: boolean }
  | { state: 'failed' }

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5 * 60_000
const MOST_ATTEMPTS = 20

export function afterFailure(
  act: { attempts: number; isUncertain: boolean },
  failure: { reason: Failure; retryAfterMs?: number | undefined },
  now: Date,
): NextAttempt {
  if (act.attempts >= MOST_ATTEMPTS) return { state: 'failed' }
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(act.attempts - 1, 0), LONGEST_PAUSE_MS)
  const nextAttemptAt = new Date(now.getTime() + Math.max(backoff, failure.retryAfterMs ?? 0))
  switch (failure.reason) {
    case 'try_later':
      return { state: act.isUncertain ? 'unknown' : 'queued', nextAttemptAt, isUncertain: act.isUncertain }
    case 'uncertain':
    case 'unreadable':
      return { state: 'unknown', nextAttemptAt, isUncertain: true }
    default:
      return { state: 'failed' }
  }
}
