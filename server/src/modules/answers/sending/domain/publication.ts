/**
 * The life of one publication in the outbox. Pure.
 *
 *   queued ─claim→ sending ─answer→ sent
 *      ↑              │ └─refused, needs a person→ failed
 *      │ try later    └─time-out, 5xx, the process died→ unknown
 *      └──── only when the network drops repeats by key, within its window ────┘
 *
 * An official text is never sent twice: after an uncertain attempt a repeat is safe only with the network's own key.
 */
/** Why a send did not end well: the reasons of `ConnectorError`, see connectors/connector.ts. */
export type SendFailure =
  | 'try_later'
  | 'uncertain'
  | 'needs_person'
  | 'token_revoked'
  | 'refused'
  | 'unreadable'

export type PublicationState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled'

export type Publication = {
  attempts: number
  firstAttemptAt: Date | null
  /** An earlier attempt may have taken effect. */
  isUncertain: boolean
}

export type AfterFailure =
  | { state: 'queued'; nextAttemptAt: Date }
  | { state: 'unknown'; nextAttemptAt: null }
  | { state: 'failed'; nextAttemptAt: null }

const MAX_ATTEMPTS = 12
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5 * 60_000

export type SendWindow = {
  now: Date
  /** How long the network drops a repeat of the key; 0 when it has no such key. */
  idempotencyWindowMs: number
}

export function decideAfterFailure(
  publication: Publication,
  failure: { reason: SendFailure; retryAfterMs?: number | undefined },
  window: SendWindow,
): AfterFailure {
  switch (failure.reason) {
    case 'refused':
    case 'token_revoked':
    case 'needs_person':
      // The repeat was refused, but the first attempt may stand in the thread, so only reading the thread can tell.
      return { state: publication.isUncertain ? 'unknown' : 'failed', nextAttemptAt: null }
    case 'try_later':
      return repeat(publication, failure.retryAfterMs, window, 'failed')
    case 'uncertain':
    case 'unreadable':
      return repeat({ ...publication, isUncertain: true }, failure.retryAfterMs, window, 'unknown')
  }
}

function repeat(
  publication: Publication,
  retryAfterMs: number | undefined,
  window: SendWindow,
  whenSpent: 'failed' | 'unknown',
): AfterFailure {
  const nextAttemptAt = later(publication, window.now, retryAfterMs)
  if (!isRepeatSafe(publication, { ...window, now: nextAttemptAt }))
    return { state: 'unknown', nextAttemptAt: null }
  if (publication.attempts >= MAX_ATTEMPTS) {
    return { state: publication.isUncertain ? 'unknown' : whenSpent, nextAttemptAt: null }
  }
  return { state: 'queued', nextAttemptAt }
}

/** Checked again just before each send, because the process may have been suspended for hours. */
export function isRepeatSafe(publication: Publication, { now, idempotencyWindowMs }: SendWindow): boolean {
  if (!publication.isUncertain) return true
  const startedAt = publication.firstAttemptAt ?? now
  return now.getTime() - startedAt.getTime() < idempotencyWindowMs
}

function later({ attempts }: Publication, now: Date, retryAfterMs: number | undefined): Date {
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(attempts - 1, 0), LONGEST_PAUSE_MS)
  return new Date(now.getTime() + Math.max(backoff, retryAfterMs ?? 0))
}
