import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInZone, timeInZone } from '../../../../platform/working-time/index.ts'
import { addMonths, validityOf } from './validity.ts'

const DAY = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10))
const MONTHS = fc.integer({ min: 1, max: 60 })

describe('how long a pass counts', () => {
  it('ends on the same day of the month, or on the last one of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-12-15', 12)).toBe('2027-12-15')
    fc.assert(
      fc.property(DAY, MONTHS, (date, months) => {
        const [before, after] = [date, addMonths(date, months)].map((one) => one.split('-').map(Number))
        const [year = 0, month = 0, day = 0] = after ?? []
        expect(year * 12 + month).toBe((before?.[0] ?? 0) * 12 + (before?.[1] ?? 0) + months)
        const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
        expect(day).toBe(Math.min(before?.[2] ?? 0, lastDay))
      }),
    )
  })

  it('counts its last day whole in the region, and the days of grace after it', () => {
    const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Kaliningrad', 'America/New_York')
    fc.assert(
      fc.property(
        DAY,
        MONTHS,
        fc.integer({ min: 1, max: 90 }),
        zones,
        (date, validMonths, graceDays, zone) => {
          const { validUntil, restsFrom } = validityOf({ date, timeZone: zone }, { validMonths, graceDays })
          const last = new Date(validUntil.getTime() - 1)
          expect(dateInZone(zone, last)).toBe(addMonths(date, validMonths))
          expect(timeInZone(zone, validUntil)).toBe('00:00')
          expect(restsFrom.getTime()).toBeGreaterThan(validUntil.getTime())
        },
      ),
    )
  })
})
