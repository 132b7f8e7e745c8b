import { describe, expect, it } from 'vitest'
import { eventsOf } from './events-of.ts'

const ID = '00000000-0000-7000-8000-000000000001'
const step = (activity: string, now = 'in_progress') =>
  eventsOf({ type: 'incident', incidentId: ID, step: now, activity }).map(({ type }) => type)

describe('eventsOf', () => {
  it.each([
    ['found', 'new', ['question.appeared']],
    ['assign', 'assigned', ['question.changed']],
    ['delivered', 'awaiting_author', ['answer.published']],
    ['delivered', 'postponed', ['answer.published', 'promise.made']],
    ['promise_broken', 'postponed', ['promise.broken']],
  ])('calls %s that leads to %s by its name', (activity, to, types) => {
    expect(step(activity, to)).toEqual(types)
  })

  it('keeps to itself who looks at what, notes and notices', () => {
    for (const payload of [
      { type: 'presence', incidentId: ID, isOfWriter: false },
      { type: 'note', incidentId: ID },
      { type: 'notification' },
    ] as const)
      expect(eventsOf(payload)).toEqual([])
  })
})
