import { expect, it } from 'vitest'
import { countWorkingDays, viewYear } from './calendar-view.ts'

const day = (on: string, kind: 'off' | 'short' | 'work', isRegional = false) => ({
  ...{ on, kind, isRegional, name: null, movedFrom: null },
})

it('lays a year out by weeks from Monday, leap days included', () => {
  const months = viewYear(2028, [])
  expect(months.map(({ days }) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  // 1 January 2028 is a Saturday.
  expect(months[0]?.lead).toBe(5)
  expect(months[0]?.days[0]).toMatchObject({ on: '2028-01-01', look: 'weekend' })
})

it('lets the regional day win and counts what is worked', () => {
  const plain = countWorkingDays(viewYear(2026, []))
  const months = viewYear(2026, [day('2026-06-12', 'off'), day('2026-06-12', 'work', true)])
  expect(months[5]?.days[11]?.look).toBe('work')
  expect(countWorkingDays(months)).toBe(plain)
  expect(countWorkingDays(viewYear(2026, [day('2026-06-12', 'off')]))).toBe(plain - 1)
})
