import { expect, it } from 'vitest'
import { isFarFromPlan } from './far-from-plan.ts'

it('is far from its plan when more than half a day lies between, before it or after', () => {
  const now = Date.parse('2026-12-05T15:00:00Z')
  const far = (plannedAt: string) => isFarFromPlan({ plannedAt }, now)
  expect(far('2026-12-05T15:00:00Z')).toBe(false)
  expect(far('2026-12-06T03:00:00Z')).toBe(false)
  expect(far('2026-12-06T03:00:01Z')).toBe(true)
  expect(far('2026-12-05T02:59:59Z')).toBe(true)
})
