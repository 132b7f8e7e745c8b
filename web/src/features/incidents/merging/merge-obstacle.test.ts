import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { mergeObstacle } from './merge-obstacle.ts'

const FLAGS = { isMassEvent: false, isFrozen: false } as IncidentListItem['flags']
const OPEN = { step: 'assigned', memberCount: 1, flags: FLAGS } as const

it('takes in a question that nobody has answered', () => {
  expect(mergeObstacle(OPEN)).toBeNull()
  expect(mergeObstacle({ ...OPEN, step: 'new' })).toBeNull()
})

it('says why a question stays on its own', () => {
  expect(mergeObstacle({ ...OPEN, memberCount: 3 })).toBe('members')
  expect(mergeObstacle({ ...OPEN, flags: { ...FLAGS, isMassEvent: true } })).toBe('event')
  expect(mergeObstacle({ ...OPEN, flags: { ...FLAGS, isFrozen: true } })).toBe('frozen')
  expect(mergeObstacle({ ...OPEN, step: 'approval' })).toBe('step')
})
