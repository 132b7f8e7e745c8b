import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { surgeDays } from './surge-days.ts'
import type { Surge } from './surges.ts'

const ZONE_MS = 3 * HOUR_MS
const dayOf = (at: Date) => new Date(at.getTime() + ZONE_MS).toISOString().slice(0, 10)
const days = { from: '2026-11-01', to: '2026-11-30', dayOf }

function surge(startedAt: string, lastAt: string, changes: Partial<Surge> = {}): Surge {
  const at = new Date(startedAt)
  return {
    ...{ municipalityCode: 'one', groupCode: 'roads', foundAt: at, startedAt: at, lastAt: new Date(lastAt) },
    ...{ endedAt: null, count: 9, expected: 1, q: 0.001 },
    ...changes,
  }
}

describe('the days of surges', () => {
  it('are those of the region, from the first question to the last', () => {
    const night = surge('2026-11-10T20:30:00Z', '2026-11-11T22:00:00Z')
    expect(surgeDays([night], days).map(({ day }) => day)).toEqual(['2026-11-10', '2026-11-11', '2026-11-12'])
  })

  it('have the largest first', () => {
    const at = ['2026-11-10T09:00:00Z', '2026-11-10T10:00:00Z'] as const
    const found = surgeDays([surge(...at), surge(...at, { groupCode: 'housing', count: 30 })], days)
    expect(found[0]?.surges.map(({ groupCode }) => groupCode)).toEqual(['housing', 'roads'])
  })

  it('lie in the period, come in order, and each is one that its surges lived through', () => {
    const base = Date.parse('2026-10-25T00:00:00Z')
    const given = fc.array(
      fc.record({ start: fc.nat(40 * 24), hours: fc.nat(80) }).map(({ start, hours }) => {
        const startedAt = base + start * HOUR_MS
        return surge(new Date(startedAt).toISOString(), new Date(startedAt + hours * HOUR_MS).toISOString())
      }),
    )
    fc.assert(
      fc.property(given, (surges) => {
        const found = surgeDays(surges, days)
        const order = found.map(({ day }) => day)
        expect(order).toEqual([...new Set(order)].toSorted())
        for (const { day, surges: ofDay } of found) {
          expect(day >= days.from && day <= days.to).toBe(true)
          const from = Date.parse(day) - ZONE_MS
          for (const { startedAt, lastAt } of ofDay)
            expect([startedAt.getTime() < from + DAY_MS, lastAt.getTime() >= from]).toEqual([true, true])
        }
        const lived = (day: string) =>
          surges.filter(({ startedAt, lastAt }) => dayOf(startedAt) <= day && dayOf(lastAt) >= day).length
        for (const { day, surges: ofDay } of found) expect(ofDay).toHaveLength(lived(day))
      }),
    )
  })
})
