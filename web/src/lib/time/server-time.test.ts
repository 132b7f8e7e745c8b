import { describe, expect, it } from 'vitest'
import { betterClock, correctionOf, sampleClock, sampleHeader } from './server-time.ts'

const SERVER_NOW = '2026-11-24T06:04:00.000Z'

describe('the clock of the server', () => {
  const serverNow = Date.parse(SERVER_NOW)

  it('is told from an answer, half of the way on each side', () => {
    const behind = serverNow - 600_000
    const sample = sampleClock({ sentAt: behind - 100, receivedAt: behind + 300 }, SERVER_NOW)
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

describe('the date of an answer', () => {
  const serverNow = Date.parse(SERVER_NOW)
  const HEADER = 'Tue, 24 Nov 2026 06:04:00 GMT'
  const asked = (at: number, wayMs: number) => ({ sentAt: at, receivedAt: at + wayMs })

  it('corrects a computer that is minutes off', () => {
    const sample = sampleHeader(asked(serverNow - 300_000, 100), HEADER)
    expect(correctionOf(sample)).toBe(300_450)
  })

  it('leaves a right one alone, however its second and a slow way fall', () => {
    expect(correctionOf(null)).toBe(0)
    for (const shift of [-400, 0, 400])
      for (const wayMs of [20, 3000])
        expect(correctionOf(sampleHeader(asked(serverNow + shift - wayMs / 2, wayMs), HEADER))).toBe(0)
  })

  it('is not read out of an answer without one', () => {
    expect(sampleHeader(asked(serverNow, 10), null)).toBeNull()
    expect(sampleHeader(asked(serverNow, 10), 'yesterday')).toBeNull()
  })
})
