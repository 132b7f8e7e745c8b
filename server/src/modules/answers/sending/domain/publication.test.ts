import { HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAfterFailure, isRepeatSafe, type SendFailure } from './publication.ts'

const NOW = new Date('2026-11-23T09:00:00Z')
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const fresh = { attempts: 1, firstAttemptAt: NOW, isUncertain: false }

describe('decideAfterFailure', () => {
  it('repeats after a time-out where the network knows the key', () => {
    const next = decideAfterFailure(
      fresh,
      { reason: 'uncertain' },
      { now: NOW, idempotencyWindowMs: HOUR_MS },
    )
    expect(next.state).toBe('queued')
  })

  it('says that it does not know where a repeat could publish twice', () => {
    const next = decideAfterFailure(fresh, { reason: 'uncertain' }, { now: NOW, idempotencyWindowMs: 0 })
    expect(next).toEqual({ state: 'unknown', nextAttemptAt: null })
  })

  it('does not call an answer failed when an earlier try may stand in the thread', () => {
    const earlier = { ...fresh, attempts: 2, isUncertain: true }
    const next = decideAfterFailure(
      earlier,
      { reason: 'refused' },
      { now: NOW, idempotencyWindowMs: HOUR_MS },
    )
    expect(next.state).toBe('unknown')
  })

  it('waits as long as the network asks', () => {
    const next = decideAfterFailure(
      fresh,
      { reason: 'try_later', retryAfterMs: 60_000 },
      { now: NOW, idempotencyWindowMs: 0 },
    )
    expect(next).toEqual({ state: 'queued', nextAttemptAt: new Date(NOW.getTime() + 60_000) })
  })

  it('never queues a repeat of an uncertain send outside the window, whatever happens in between', () => {
    const reasons: SendFailure[] = [
      'try_later',
      'uncertain',
      'needs_person',
      'token_revoked',
      'refused',
      'unreadable',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...reasons),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 7200_000 }),
        fc.constantFrom(0, 50 * 60_000),
        (reason, attempts, minutes, retryAfterMs, idempotencyWindowMs) => {
          const publication = { attempts, firstAttemptAt: minutesAgo(minutes), isUncertain: true }
          const next = decideAfterFailure(
            publication,
            { reason, retryAfterMs },
            { now: NOW, idempotencyWindowMs },
          )
          if (next.state === 'queued') {
            expect(isRepeatSafe(publication, { now: next.nextAttemptAt, idempotencyWindowMs })).toBe(true)
          } else expect(next.state).toBe('unknown')
        },
      ),
    )
  })
})
