import { HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterFailure, type Failure } from './attempt.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const once = { attempts: 1, isUncertain: false }

it.each(['refused', 'needs_person', 'token_revoked'] as const)('ends with what is %s', (reason) => {
  expect(afterFailure(once, { reason }, NOW)).toEqual({ state: 'failed' })
})

it.each(['uncertain', 'unreadable'] as const)('asks the network first after what is %s', (reason) => {
  expect(afterFailure(once, { reason }, NOW)).toMatchObject({ state: 'unknown', isUncertain: true })
})

it('waits at least as long as the network says', () => {
  const next = afterFailure(once, { reason: 'try_later', retryAfterMs: HOUR_MS }, NOW)
  expect(next).toMatchObject({ state: 'queued', nextAttemptAt: new Date(NOW.getTime() + HOUR_MS) })
})

it('forgets no doubt, and gives up some day', () => {
  const reason = fc.constantFrom<Failure>('try_later', 'uncertain', 'unreadable')
  fc.assert(
    fc.property(fc.array(reason, { minLength: 30, maxLength: 30 }), (reasons) => {
      let act = { attempts: 0, isUncertain: false }
      for (const one of reasons) {
        const next = afterFailure({ ...act, attempts: act.attempts + 1 }, { reason: one }, NOW)
        if (next.state === 'failed') return
        expect(next.isUncertain).toBe(act.isUncertain || one !== 'try_later')
        expect(next.state).toBe(next.isUncertain ? 'unknown' : 'queued')
        act = { attempts: act.attempts + 1, isUncertain: next.isUncertain }
      }
      throw new Error('tried for ever')
    }),
  )
})
