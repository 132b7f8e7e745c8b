import { ENDED_STEPS, OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { CommandType, Incident } from './incident.ts'
import { findRefusal, isInHand, isOpen, isStepAllowed } from './incident-steps.ts'

const NOW = new Date('2026-11-24T09:00:00Z')

const proposed = { step: 'in_progress', answeredAt: NOW, closeProposedBy: 'petrov' } as const
const supplement = { step: 'in_progress', answeredAt: NOW, outcome: 'explained' } as const

/** A state in which the step may be made. */
const FREE = {
  approve_inside: { step: 'approval' },
  read_follow_ups: { step: 'in_progress', hasUnreadFollowUp: true },
  dismiss: { step: 'distribution' },
  undo_accept: { step: 'assigned' },
  merge: { step: 'assigned' },
  release: { step: 'assigned', assigneeId: 'ivanov' },
  join_event: { step: 'in_progress' },
  leave_event: { step: 'in_progress', eventId: 'event' },
  declare_event: { step: 'in_progress' },
  unfreeze: { step: 'in_progress', isFrozen: true },
  propose_futile: { ...proposed, closeProposedBy: null },
  confirm_futile: proposed,
  withdraw_futile: proposed,
  accept_evidence: { step: 'done', answeredAt: NOW, outcome: 'solved' },
  undo_supplement: supplement,
  confirm_repeat: { step: 'done', repeatNo: 7 },
  restore: { step: 'dismissed' },
  undo_import: { step: 'archived' },
  archive: { step: 'dismissed' },
  unmerge: { step: 'merged' },
  reopen: { step: 'done' },
  supplement: { step: 'done' },
  tag: { step: 'done' },
} as const satisfies Partial<Record<CommandType, Partial<Incident>>>

const NOT_ALLOWED = 'incident.step_not_allowed'
const MEMBERS = 'incident.has_members'
const UNREAD = 'incident.unread_follow_up'
const ERASED: Partial<Incident> = { erasedAt: NOW }

/** What stops it, all else being equal. */
const OBSTACLES: readonly [keyof typeof FREE, says: string, Partial<Incident>, code: string][] = [
  ['approve_inside', 'a message is unread', { hasUnreadFollowUp: true }, UNREAD],
  ['read_follow_ups', 'there is nothing to read', { hasUnreadFollowUp: false }, NOT_ALLOWED],
  ['dismiss', 'others joined the question', { memberCount: 2 }, MEMBERS],
  ['dismiss', 'what was answered was a question', { answeredAt: NOW }, NOT_ALLOWED],
  ['undo_accept', 'what was answered was a question', { answeredAt: NOW }, NOT_ALLOWED],
  ['merge', 'others joined the question', { memberCount: 2 }, MEMBERS],
  ['merge', 'an event does not disappear in a question', { isMassEvent: true }, MEMBERS],
  ['release', 'nobody holds the work', { assigneeId: null }, NOT_ALLOWED],
  ['join_event', 'an event joins no other', { isMassEvent: true }, NOT_ALLOWED],
  ['join_event', 'a question belongs to one event', { eventId: 'event' }, NOT_ALLOWED],
  ['leave_event', 'it belongs to none', { eventId: null }, NOT_ALLOWED],
  ['declare_event', 'a question inside an event is no event', { eventId: 'event' }, NOT_ALLOWED],
  ['unfreeze', 'it is not frozen', { isFrozen: false }, NOT_ALLOWED],
  ['propose_futile', 'the author has no answer yet', { answeredAt: null }, NOT_ALLOWED],
  ['propose_futile', 'one proposal waits already', { closeProposedBy: 'petrov' }, NOT_ALLOWED],
  ['confirm_futile', 'nobody proposed it', { closeProposedBy: null }, NOT_ALLOWED],
  ['withdraw_futile', 'nobody proposed it', { closeProposedBy: null }, NOT_ALLOWED],
  ['accept_evidence', 'an explanation needs none', { outcome: 'explained' }, NOT_ALLOWED],
  ['accept_evidence', 'it has evidence already', { hasEvidence: true }, NOT_ALLOWED],
  ['undo_supplement', 'a word of the author is unread', { hasUnreadFollowUp: true }, UNREAD],
  ['undo_supplement', 'a reopening is no supplement', { outcome: null }, NOT_ALLOWED],
  ['confirm_repeat', 'it repeats nothing', { repeatNo: null }, NOT_ALLOWED],
  ['undo_import', 'others joined the question', { memberCount: 2 }, MEMBERS],
  ['restore', 'its import was taken back', { dismissReason: 'import_undone' }, NOT_ALLOWED],
  ['archive', 'its import was taken back', { dismissReason: 'import_undone' }, NOT_ALLOWED],
  ['undo_import', 'no words are left', ERASED, NOT_ALLOWED],
  ['restore', 'no words are left', ERASED, NOT_ALLOWED],
  ['unmerge', 'no words are left', ERASED, NOT_ALLOWED],
  ['reopen', 'no words are left', ERASED, NOT_ALLOWED],
  ['supplement', 'no words are left', ERASED, NOT_ALLOWED],
  ['tag', 'no words are left', ERASED, NOT_ALLOWED],
  ['accept_evidence', 'no words are left', ERASED, NOT_ALLOWED],
  ['confirm_repeat', 'no words are left', ERASED, NOT_ALLOWED],
]

describe('what stops a step', () => {
  it.each(OBSTACLES)('%s: %s', (type, _, changes, code) => {
    const free = buildIncident(FREE[type])
    const stopped = { ...free, ...changes }

    expect(findRefusal(stopped, type)).toBe(code)
    expect(isStepAllowed(stopped, type)).toBe(false)
    expect(findRefusal(free, type)).toBeNull()
    expect(isStepAllowed(free, type)).toBe(true)
  })

  it('does not keep an erased question from its archive, nor from what nobody begins again', () => {
    expect(isStepAllowed(buildIncident({ step: 'done', erasedAt: NOW }), 'archive')).toBe(true)
    expect(isStepAllowed(buildIncident({ step: 'in_progress', erasedAt: NOW }), 'submit')).toBe(true)
  })

  it('tells the person which step was refused, and where', () => {
    expect(() => applyCommand(buildIncident({ step: 'done' }), { type: 'approve' }, NOW)).toThrowError(
      expect.objectContaining({ code: NOT_ALLOWED, details: { command: 'approve', step: 'done' } }),
    )
  })
})

describe('a question', () => {
  it('is open until it has ended', () => {
    expect(OPEN_STEPS.every(isOpen)).toBe(true)
    expect(ENDED_STEPS.some(isOpen)).toBe(false)
  })

  it('is in hand of the person who has taken it, while only the answer is missing', () => {
    const inHand = (step: Incident['step'], assigneeId: string | null = 'ivanov') =>
      isInHand({ step, assigneeId }, 'ivanov')

    expect([inHand('in_progress'), inHand('rework')]).toEqual([true, true])
    expect([inHand('assigned'), inHand('approval'), inHand('postponed')]).toEqual([false, false, false])
    expect([inHand('in_progress', 'petrov'), inHand('in_progress', null)]).toEqual([false, false])
  })
})
