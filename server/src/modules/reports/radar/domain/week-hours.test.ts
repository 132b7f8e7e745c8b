import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hourPieces, weekHourAt } from './week-hours.ts'

const worksAs = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
const MOSCOW = { zone: 'Europe/Moscow', worksAs }

it('reads the hour on the wall of the region', () => {
  // A Sunday evening in Greenwich is a Monday in Moscow.
  expect(weekHourAt(new Date('2026-11-22T22:30:00Z'), MOSCOW)).toBe(1)
})

it('reads a holiday as the weekday that it works as', () => {
  const clock = { ...MOSCOW, worksAs: (date: string) => (date === '2026-11-04' ? 6 : worksAs(date)) }
  expect(weekHourAt(new Date('2026-11-04T09:00:00Z'), clock)).toBe(6 * 24 + 12)
})

it('cuts three hours at whole hours', () => {
  const pieces = hourPieces(new Date('2026-11-23T06:15:00Z'), new Date('2026-11-23T09:15:00Z'), MOSCOW)
  expect(pieces).toEqual([
    { weekHour: 9, share: 0.75 },
    { weekHour: 10, share: 1 },
    { weekHour: 11, share: 1 },
    { weekHour: 12, share: 0.25 },
  ])
})

it('loses no minute of any span', () => {
  const start = Date.UTC(2026, 0, 1)
  fc.assert(
    fc.property(fc.nat(500_000), fc.nat(600), (from, minutes) => {
      const at = start + from * MINUTE_MS
      const pieces = hourPieces(new Date(at), new Date(at + minutes * MINUTE_MS), MOSCOW)
      const hours = pieces.reduce((sum, { share }) => sum + share, 0)
      expect(hours).toBeCloseTo((minutes * MINUTE_MS) / HOUR_MS, 9)
    }),
  )
})
