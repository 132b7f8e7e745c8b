import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertPromise, limitOfPromise } from './promise.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const SHORT = new Date('2026-12-03T14:30:00Z')
const LONG = new Date('2026-12-24T20:59:59Z')
const days = { short: SHORT, long: LONG }

describe('a promise', () => {
  it.each([
    [['executor'], SHORT],
    [['head'], LONG],
    [['executor', 'coordinator'], LONG],
    [['coordinator', 'moderator'], null],
  ] as const)('of %s reaches until %s', (roles, until) => {
    expect(limitOfPromise(roles, days)).toEqual({ until })
  })

  it('is not given by those who only sort the stream', () => {
    expect(limitOfPromise(['dispatcher', 'analyst'], days)).toBeNull()
  })

  it('stands exactly when it lies ahead and within the limit', () => {
    const at = fc.date({ min: new Date('2026-11-01'), max: new Date('2027-01-30'), noInvalidDate: true })
    fc.assert(
      fc.property(at, fc.constantFrom(null, { until: null }, { until: SHORT }), (dueAt, limit) => {
        const isAhead = dueAt > NOW
        const isNear = limit !== null && (limit.until === null || dueAt <= limit.until)
        const tell = () => assertPromise({ dueAt }, { limit, now: NOW })
        if (isAhead && isNear) expect(tell).not.toThrow()
        else expect(tell).toThrow()
      }),
    )
  })
})
