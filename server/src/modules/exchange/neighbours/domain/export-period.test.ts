import { expect, it } from 'vitest'
import { exportPeriod } from './export-period.ts'

const daily = { cadence: 'daily', weekday: null, monthDay: null, hour: 8 } as const
const weekly = { ...daily, cadence: 'weekly', weekday: 2 } as const
const DUE = new Date('2026-11-24T05:00:00Z')

it.each([
  ['the first of a day', { ...daily, writtenTo: null }, '2026-11-23', '2026-11-23'],
  ['the first of a week', { ...weekly, writtenTo: null }, '2026-11-17', '2026-11-23'],
  ['the next day', { ...daily, writtenTo: '2026-11-22' }, '2026-11-23', '2026-11-23'],
  ['after three days without the product', { ...daily, writtenTo: '2026-11-19' }, '2026-11-20', '2026-11-23'],
  ['over the end of a month', { ...daily, writtenTo: '2026-10-31' }, '2026-11-01', '2026-11-23'],
  ['the day that was written already', { ...daily, writtenTo: '2026-11-23' }, '2026-11-23', '2026-11-23'],
])('is of %s', (_, schedule, from, to) => {
  expect(exportPeriod(schedule, DUE, 'Europe/Moscow')).toEqual({ from, to })
})
