import type { Step } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { blockedBy, mergeTargetOf } from './merge-target.ts'

const FLAGS = {
  isUrgent: false,
  isReopened: false,
  hasUnreadFollowUp: false,
  isSourceEdited: false,
  isSourceDeleted: false,
  hasUnknownDelivery: false,
  hasFailedDelivery: false,
  isRepeat: false,
  isMassEvent: false,
  isFrozen: false,
  isAuthorUnreachable: false,
  needsArbiter: false,
  isSupplement: false,
}
const row = (id: string, foundAt: string, changes: { step?: Step; memberCount?: number } = {}) => ({
  ...{ id, foundAt, step: 'new' as const, memberCount: 1, flags: FLAGS },
  ...changes,
})

it('takes the others into the oldest', () => {
  expect(mergeTargetOf([row('b', '2026-11-25'), row('a', '2026-11-24'), row('c', '2026-11-26')])?.id).toBe(
    'a',
  )
  expect(mergeTargetOf([])).toBeNull()
})

it('takes them into the one that has others already, and names those that cannot join', () => {
  const rows = [row('a', '2026-11-24'), row('b', '2026-11-25', { memberCount: 3 })]
  expect(mergeTargetOf(rows)?.id).toBe('b')
  expect(blockedBy(rows, 'b')).toEqual([])
  expect(blockedBy(rows, 'a').map(({ id }) => id)).toEqual(['b'])
})
