import { expect, it } from 'vitest'
import { undoOf } from './undo-command.ts'

const BEFORE = { eventId: null }

it('takes back what can be taken back, at the version the step left', () => {
  expect(undoOf({ type: 'freeze', reason: 'суд', expectedVersion: 4 }, BEFORE, 5)).toEqual({
    type: 'unfreeze',
    expectedVersion: 5,
  })
  expect(undoOf({ type: 'supplement', reason: 'дата', expectedVersion: 4 }, BEFORE, 5)).toEqual({
    type: 'undo_supplement',
    expectedVersion: 5,
  })
  expect(undoOf({ type: 'declare_event', isMassEvent: true, expectedVersion: 4 }, BEFORE, 5)).toEqual({
    type: 'declare_event',
    isMassEvent: false,
    expectedVersion: 5,
  })
})

it('goes back into the event that was left', () => {
  const before = { ...BEFORE, eventId: '7b0d0f0a-0000-4000-8000-000000000001' }
  expect(undoOf({ type: 'leave_event', expectedVersion: 1 }, before, 2)).toMatchObject({
    type: 'join_event',
    eventId: before.eventId,
  })
})

it('offers nothing after what is said once', () => {
  expect(undoOf({ type: 'confirm_futile', expectedVersion: 1 }, BEFORE, 2)).toBeNull()
})
