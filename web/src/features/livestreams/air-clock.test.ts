import { describe, expect, it } from 'vitest'
import { betterClock, formatTimeCode, sampleClock, timeCodeOf } from './air-clock.ts'
import { momentAt, STARTED_AT } from './test-question.ts'

describe('the clock of the server', () => {
  const serverNow = Date.parse(STARTED_AT)

  it('is told from an answer, half of the way on each side', () => {
    const behind = serverNow - 600_000
    const sample = sampleClock({ sentAt: behind - 100, receivedAt: behind + 300 }, STARTED_AT)
    expect(sample).toEqual({ offsetMs: 599_900, roundTripMs: 400 })
  })

  it('is believed of the quickest answer', () => {
    const quick = { offsetMs: 1000, roundTripMs: 40 }
    const slow = { offsetMs: 1700, roundTripMs: 1800 }
    expect(betterClock(quick, slow)).toBe(quick)
    expect(betterClock(slow, quick)).toBe(quick)
    expect(betterClock(null, slow)).toBe(slow)
  })

  it('begins anew when the clock of the laptop was set', () => {
    const known = { offsetMs: 0, roundTripMs: 40 }
    const fresh = { offsetMs: -3_600_000, roundTripMs: 90 }
    expect(betterClock(known, fresh)).toBe(fresh)
  })
})

describe('a time code', () => {
  it('is whole seconds since the beginning and never less than nothing', () => {
    expect(timeCodeOf(momentAt(1634.9), STARTED_AT)).toBe(1634)
    expect(timeCodeOf(momentAt(-5), STARTED_AT)).toBe(0)
    expect(timeCodeOf(momentAt(5), null)).toBe(0)
  })

  it('shows hours only where there are any', () => {
    expect([9, 1634, 3723].map(formatTimeCode)).toEqual(['0:09', '27:14', '1:02:03'])
  })
})
