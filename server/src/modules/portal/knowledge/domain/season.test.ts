import { SEASONS } from '@veche/contract/values/knowledge.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seasonOn } from './season.ts'

it('is in season in its three months, unsaid a month on each side, over the end of a year too', () => {
  const of = (month: string) => seasonOn(['winter'], `2026-${month}-15`)
  expect(['10', '11', '12', '01', '02', '03', '04', '07'].map(of)).toEqual([
    ...['off', null, 'now', 'now', 'now', null, 'off', 'off'],
  ])
  expect(seasonOn(['spring', 'autumn'], '2026-10-01')).toBe('now')
  expect(seasonOn(['summer'], '2026-10-01')).toBe('off')
  expect(seasonOn([], '2026-07-01')).toBeNull()
})

it('says «now» only of an article that has the season of the day, on all days of a year', () => {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2028, 0, 1 + day)))
  const seasonOf = (day: Date) =>
    (['winter', 'spring', 'summer', 'autumn'] as const)[Math.floor(((day.getUTCMonth() + 1) % 12) / 3)]
  fc.assert(
    fc.property(fc.subarray([...SEASONS]), (seasons) => {
      for (const day of days) {
        const own = seasonOf(day)
        const isOwn = own !== undefined && seasons.includes(own)
        expect(seasonOn(seasons, day.toISOString().slice(0, 10)) === 'now').toBe(isOwn)
      }
    }),
    { numRuns: 40 },
  )
})
