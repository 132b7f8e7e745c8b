import { expect, it } from 'vitest'
import { LEFT_IN, mayMove, pauseMs } from './pace.ts'
import { answersFor } from './staff.ts'

const FULL = { new: 60, assigned: 20, in_progress: 20, approval: 10 }

it('leaves the promised number of cards in each queue', () => {
  expect(LEFT_IN).toMatchObject({ new: 12, distribution: 4, assigned: 6, in_progress: 6, approval: 4 })
  expect(mayMove('new', { new: 12 })).toBe(false)
  expect(mayMove('new', { new: 13 })).toBe(true)
  expect(mayMove('approval', {})).toBe(false)
})

it('pushes nothing more into a queue that a person works on alone', () => {
  expect(mayMove('in_progress', { in_progress: 50, approval: 29 })).toBe(true)
  expect(mayMove('in_progress', { in_progress: 50, approval: 30 })).toBe(false)
})

it('works faster the more waits, never faster than a person could', () => {
  const pace = { queue: 'new', speed: 1, isOpening: false } as const
  const calm = pauseMs({ ...pace, counts: { ...FULL, new: 13 } }, 0.5)
  const busy = pauseMs({ ...pace, counts: { ...FULL, new: 90 } }, 0.5)
  expect(calm).toBeGreaterThan(busy)
  expect(busy).toBeGreaterThanOrEqual(2500)
})

it('fills empty queues at once at the opening, and only then', () => {
  const empty = {
    queue: 'new',
    speed: 1,
    counts: { new: 60, assigned: 20, in_progress: 20, approval: 0 },
  } as const
  expect(pauseMs({ ...empty, isOpening: true }, 0.5)).toBeLessThan(500)
  expect(pauseMs({ ...empty, isOpening: false }, 0.5)).toBeGreaterThan(2000)
})

it('goes as many times faster as it was told', () => {
  const pace = { queue: 'new', counts: { ...FULL, new: 14 }, isOpening: false } as const
  expect(pauseMs({ ...pace, speed: 10 }, 0.5)).toBeCloseTo(pauseMs({ ...pace, speed: 1 }, 0.5) / 10, 6)
})

it('lets an official act only within their own agency or territory', () => {
  const agency = { agencyCode: 'administration-valday', municipalityCode: 'valday' }
  expect(answersFor(agency, { agencyCode: 'administration-valday', municipalityCode: 'valday' })).toBe(true)
  expect(answersFor(agency, { agencyCode: 'ministry-roads', municipalityCode: 'valday' })).toBe(false)
  expect(answersFor(agency, null)).toBe(false)
  expect(answersFor({ agencyCode: null, municipalityCode: null }, null)).toBe(true)
})
