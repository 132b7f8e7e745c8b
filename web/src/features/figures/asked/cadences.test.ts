import { expect, it } from 'vitest'
import { cadencesOf } from './cadences.ts'

it('offers of a month both a letter each month and one each week, and of past days none', () => {
  expect(cadencesOf({ period: 'month' })).toEqual(['monthly', 'weekly'])
  expect(cadencesOf({})).toEqual(['weekly'])
  expect(cadencesOf({ period: 'month', to: '2026-10-31' })).toEqual([])
})
