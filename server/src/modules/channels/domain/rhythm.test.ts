import fc from 'fast-check'
import { expect, it } from 'vitest'
import { computeRhythm, expectedEvents, HOURS_OF_WEEK } from './rhythm.ts'

const even = Array.from({ length: HOURS_OF_WEEK }, () => 6)
const WEEK_MS = HOURS_OF_WEEK * 3_600_000
const now = new Date('2026-11-24T12:00:00Z')

it('expects by the hour of the week', () => {
  // 2026-11-23 is a Monday.
  const mondayNine = even.map((_, hour) => (hour === 9 ? 30 : 0))
  const expected = (from: string, to: string) => expectedEvents(mondayNine, new Date(from), new Date(to))
  expect(expected('2026-11-23T08:00:00Z', '2026-11-23T12:00:00Z')).toBeCloseTo(30)
  expect(expected('2026-11-23T09:30:00Z', '2026-11-23T09:40:00Z')).toBeCloseTo(5)
  expect(expected('2026-11-24T08:00:00Z', '2026-11-24T12:00:00Z')).toBe(0)
})

it('adds up: two stretches expect what the whole does', () => {
  const rhythm = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), {
    minLength: HOURS_OF_WEEK,
    maxLength: HOURS_OF_WEEK,
  })
  const minutes = fc.nat(5000)
  fc.assert(
    fc.property(rhythm, minutes, minutes, (learnt, first, second) => {
      const [middle, end] = [first, first + second].map((after) => new Date(now.getTime() + after * 60_000))
      const [a, b] = [expectedEvents(learnt, now, middle!), expectedEvents(learnt, middle!, end!)]
      expect(expectedEvents(learnt, now, end!)).toBeCloseTo(a + b, 5)
    }),
  )
})

it('learns the mean of the weeks it has, and nothing from less than one', () => {
  const counted = [{ hourOfWeek: 5, count: 12 }]
  const weeksAgo = (weeks: number) => new Date(now.getTime() - weeks * WEEK_MS)
  expect(computeRhythm(counted, { since: weeksAgo(4), now })?.[5]).toBe(3)
  expect(computeRhythm(counted, { since: weeksAgo(4), now })?.[6]).toBe(0)
  expect(computeRhythm(counted, { since: weeksAgo(0.9), now })).toBeNull()
})
