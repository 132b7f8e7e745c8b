import { STEPS } from '@veche/contract/values/incidents.ts'
import { expect, it } from 'vitest'
import { roadOf } from './public-road.ts'

const at = (day: number) => new Date(`2026-11-${day}T09:00:00Z`)
const dates = { received: at(20), passed: at(21), in_work: at(22), answered: at(23) }

it.each(STEPS.filter((step) => step !== 'dismissed'))(
  'has one place where the question is now (%s)',
  (step) => {
    const road = roadOf(step, dates) ?? []
    expect(road.filter(({ state }) => state === 'now')).toHaveLength(1)
    const states = road.map(({ state }) => state)
    expect(states).toEqual([...states].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b)))
    // Nothing ahead has a date.
    expect(road.filter(({ state, at: date }) => state === 'ahead' && date !== null)).toEqual([])
  },
)
const RANK = ['behind', 'now', 'ahead']

it('begins when the question came and leads nowhere after it was dismissed', () => {
  expect(roadOf(null, { received: at(20) })?.[0]).toEqual({ step: 'received', state: 'now', at: at(20) })
  expect(roadOf('dismissed', dates)).toBeNull()
})
