import { expect, it } from 'vitest'
import { PLAIN_WEEK, weekInWords, weekMinutes } from './week.ts'

it('says equal days once and leaves out those without hours', () => {
  const week = { ...PLAIN_WEEK, fri: [['09:00', '15:00']] }
  expect(weekInWords(week, (day) => day)).toBe('mon–thu 09:00–13:00, 14:00–18:00; fri 09:00–15:00')
  expect(weekInWords({ ...PLAIN_WEEK, tue: [] }, (day) => day)).toContain('mon 09:00')
})

it('counts a night shift over midnight', () => {
  expect(weekMinutes(PLAIN_WEEK)).toBe(40 * 60)
  const nights = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [['20:00', '08:00']] }
  expect(weekMinutes({ ...nights, sun: [['20:00', '08:00']] })).toBe(12 * 60)
})
