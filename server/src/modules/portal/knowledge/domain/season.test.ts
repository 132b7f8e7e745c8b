import { expect, it } from 'vitest'
import { seasonOn } from './season.ts'

it('is in season in its three months and a month on each side, over the end of a year too', () => {
  const of = (month: string) => seasonOn(['winter'], `2026-${month}-15`)
  expect(['10', '11', '12', '01', '03', '04', '07'].map(of)).toEqual([
    ...['off', 'now', 'now', 'now', 'now', 'off', 'off'],
  ])
  expect(seasonOn(['spring', 'autumn'], '2026-10-01')).toBe('now')
  expect(seasonOn(['spring', 'autumn'], '2026-07-01')).toBe('off')
  expect(seasonOn([], '2026-07-01')).toBeNull()
})
