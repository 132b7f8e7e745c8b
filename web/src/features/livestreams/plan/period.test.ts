import { describe, expect, it } from 'vitest'
import { daysOf, periodOf, shiftPeriod, weeksOf } from './period.ts'

describe('periods', () => {
  it('have weeks from Monday to Sunday and whole months', () => {
    expect(periodOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(periodOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })

  it('go on over the end of a year', () => {
    expect(shiftPeriod('month', '2026-12-31', 1)).toBe('2027-01-01')
    expect(shiftPeriod('month', '2026-03-31', -1)).toBe('2026-02-01')
    expect(shiftPeriod('week', '2027-01-01', -1)).toBe('2026-12-21')
  })

  it('fill whole weeks on the wall', () => {
    const weeks = weeksOf(periodOf('month', '2026-11-10'))
    expect(weeks).toHaveLength(6)
    expect(weeks[0]?.[0]).toBe('2026-10-26')
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06')
    expect(daysOf({ from: '2026-11-01', to: '2026-11-30' })).toHaveLength(30)
  })
})
