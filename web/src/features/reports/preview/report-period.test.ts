import { expect, it } from 'vitest'
import { readAsked } from './read-asked.ts'
import { daysOf, problemOf } from './report-period.ts'

const TODAY = '2026-11-29'

it.each([
  [{}, '2026-11-22', '2026-11-28'],
  [{ period: 'day' }, '2026-11-28', '2026-11-28'],
  [{ period: 'month' }, '2026-10-01', '2026-10-31'],
  [{ period: 'any', from: '2026-11-03', to: '2026-11-05' }, '2026-11-03', '2026-11-05'],
  [{ period: 'fortnight', from: '2026-02-31' }, '2026-11-22', '2026-11-28'],
  // What cannot be asked for is the last week.
  [{ period: 'any', from: '2026-11-05', to: '2026-11-03' }, '2026-11-22', '2026-11-28'],
] as const)('%j goes from %s to %s', (search, from, to) => {
  expect(daysOf(readAsked(search), TODAY)).toEqual({ from, to })
})

it('says why days cannot be asked for', () => {
  expect(problemOf({ from: '2026-11-05', to: '2026-11-03' })).toBe('backwards')
  expect(problemOf({ from: '2025-01-05', to: '2026-11-03' })).toBe('tooLong')
  expect(problemOf({ from: '2026-11-05', to: '2026-11-05' })).toBeNull()
})
