import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { hourIn, messagesPerMinute, nextGapMs } from './rhythm.ts'

const hour = fc.integer({ min: 0, max: 23 })
const newIncidents = fc.integer({ min: 0, max: 5000 })

it('writes from three to six messages a minute by day and at least one at any time', () => {
  for (const day of [8, 9, 12, 15, 18, 20]) {
    expect(messagesPerMinute({ hour: day, newIncidents: 12 })).toBeGreaterThanOrEqual(3)
    expect(messagesPerMinute({ hour: day, newIncidents: 12 })).toBeLessThanOrEqual(6)
  }
  fc.assert(
    fc.property(
      hour,
      newIncidents,
      (at, waiting) => messagesPerMinute({ hour: at, newIncidents: waiting }) >= 1,
    ),
  )
})

it('slows down when a person does not keep up', () => {
  fc.assert(
    fc.property(hour, newIncidents, newIncidents, (at, one, other) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)]
      const perMinute = (waiting: number) => messagesPerMinute({ hour: at, newIncidents: waiting })
      return perMinute(few) >= perMinute(many)
    }),
  )
  expect(messagesPerMinute({ hour: 12, newIncidents: 500 })).toBe(1)
})

it('never waits longer than a minute, and a hundred times less at a hundred times the speed', () => {
  fc.assert(
    fc.property(
      hour,
      newIncidents,
      fc.string(),
      fc.integer({ min: 1, max: 100 }),
      (at, waiting, seed, speed) => {
        const rhythm = { hour: at, newIncidents: waiting }
        const slow = nextGapMs({ ...rhythm, speed: 1 }, createRandom(seed))
        const fast = nextGapMs({ ...rhythm, speed }, createRandom(seed))
        expect(slow).toBeGreaterThanOrEqual(0)
        expect(slow).toBeLessThanOrEqual(60_000)
        expect(fast).toBeCloseTo(slow / speed, 6)
      },
    ),
  )
})

it('keeps the mean that it promises', () => {
  const random = createRandom('mean')
  const gaps = Array.from({ length: 4000 }, () => nextGapMs({ hour: 10, speed: 1, newIncidents: 0 }, random))
  expect(60_000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)).toBeCloseTo(5, 0)
})

it('takes the hour of the region, not of the machine', () => {
  expect(hourIn('Europe/Moscow', new Date('2026-11-24T21:30:00Z'))).toBe(0)
})
