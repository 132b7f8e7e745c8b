import type { Step } from '@veche/contract/incidents.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { CommandType, Incident, IncidentCommand, Published } from './incident.ts'
import { isInHand, isStepAllowed } from './incident-steps.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T09:15:00Z')
const NO_ADDRESS = { settlement: null, street: null, house: null, object: null }
const ACCEPT = {
  type: 'accept',
  topicCode: 'roads.potholes',
  groupCode: 'roads',
  municipalityCode: 'borovichi',
  agencyCode: null,
  urgency: 'normal',
  address: NO_ADDRESS,
} as const

const FINAL: Published = { answerKind: 'final', outcome: 'explained', promiseDueAt: null, hasEvidence: false }
const INTERIM: Published = { ...FINAL, answerKind: 'interim', promiseDueAt: LATER }

type FollowUp = Extract<IncidentCommand, { type: 'follow_up' }>

const COMMANDS: Record<CommandType, IncidentCommand> = {
  accept: ACCEPT,
  dismiss: { type: 'dismiss', reason: 'spam' },
  restore: { type: 'restore' },
  undo_accept: { type: 'undo_accept', before: {} },
  undo_import: { type: 'undo_import' },
  classify: { type: 'classify', changes: { urgency: 'urgent' } },
  assign: { type: 'assign', agencyCode: 'road-service' },
  unassign: { type: 'unassign', before: {} },
  assign_person: { type: 'assign_person', unitCode: 'u', assigneeId: 'ivanov' },
  take: { type: 'take', userId: 'ivanov', leaseUntil: LATER },
  return: { type: 'return', reason: 'не наше', proposedAgencyCode: null, handoffLimit: 2 },
  release: { type: 'release', userId: 'ivanov', reason: 'в отпуске' },
  merge: { type: 'merge', intoId: 'other' },
  unmerge: { type: 'unmerge', before: {} },
  member_joined: { type: 'member_joined', memberId: 'other' },
  member_left: { type: 'member_left', memberId: 'other' },
  split: { type: 'split', intoIds: ['other'] },
  declare_event: { type: 'declare_event', isMassEvent: true },
  join_event: { type: 'join_event', eventId: 'event' },
  leave_event: { type: 'leave_event' },
  tag: { type: 'tag', tags: ['зима'] },
  read_follow_ups: { type: 'read_follow_ups' },
  close: { type: 'close', satisfaction: 'satisfied' },
  reopen: { type: 'reopen', reason: 'не сделано' },
  submit: { type: 'submit' },
  send_back: { type: 'send_back' },
  approve: { type: 'approve' },
  delivery_unknown: { type: 'delivery_unknown', isUnknown: true },
  delivery_failed: { type: 'delivery_failed', isUnknown: false },
  approve_inside: { type: 'approve_inside' },
  mend: { type: 'mend' },
  undo_approval: { type: 'undo_approval', submittedAt: NOW },
  call_back: { type: 'call_back' },
  delivered: { type: 'delivered', ...FINAL },
  unreachable: { type: 'unreachable', reason: 'закрыл страницу' },
  undeliverable: { type: 'undeliverable', reason: 'удалил вопрос' },
  publication_confirmed: { type: 'publication_confirmed', ...FINAL },
  answered_by_event: { type: 'answered_by_event', ...FINAL },
  promise_returned: { type: 'promise_returned' },
  promise_broken: { type: 'promise_broken' },
  supplement: { type: 'supplement', reason: 'новая дата' },
  undo_supplement: {
    type: 'undo_supplement',
    before: { step: 'done', closedAt: NOW, closingReason: 'satisfied' },
  },
  propose_futile: { type: 'propose_futile', userId: 'petrov', reason: 'оскорбления' },
  confirm_futile: { type: 'confirm_futile', userId: 'ivanov' },
  withdraw_futile: { type: 'withdraw_futile' },
  accept_evidence: { type: 'accept_evidence', reason: 'фото жителя' },
  archive: { type: 'archive' },
  freeze: { type: 'freeze', userId: 'petrov', reason: 'суд' },
  unfreeze: { type: 'unfreeze', userId: 'petrov' },
  change_deadline: { type: 'change_deadline', key: 'draft', dueAt: LATER, userId: 'petrov', reason: 'буран' },
  note_repeat: { type: 'note_repeat', repeatOfId: 'other', repeatKind: 'place', repeatNo: 7 },
  renumber_repeat: {
    type: 'renumber_repeat',
    repeat: { repeatOfId: 'other', repeatKind: 'place', repeatNo: 6 },
  },
  confirm_repeat: { type: 'confirm_repeat', isRepeat: true },
  clarify: { type: 'clarify', clarificationId: 'asked', isProposed: false },
  approve_clarification: { type: 'approve_clarification' },
  clarification_published: {
    ...{ type: 'clarification_published', waitsUntil: LATER, stopsClocks: true, askedBy: 'ivanov' },
  },
  end_clarification: { type: 'end_clarification', endedAs: 'silence' },
  answered_by_hand: { type: 'answered_by_hand' },
  follow_up: { type: 'follow_up', isThanks: false, verdict: null },
  source_changed: { type: 'source_changed', change: 'edited', isSource: true },
}
const TYPES = Object.keys(COMMANDS) as CommandType[]

/** Step by step, where each command leads; what is not here is refused. `=` stays in the step. */
const EVERYWHERE = {
  answered_by_hand: '=',
  follow_up: '=',
  source_changed: '=',
  read_follow_ups: '=',
  tag: '=',
} as const
const OPEN = {
  ...EVERYWHERE,
  change_deadline: '=',
  note_repeat: '=',
  renumber_repeat: '=',
  confirm_repeat: '=',
} as const
const JOINED = { member_joined: '=', member_left: '=' } as const
const BEFORE_ANSWER = { ...OPEN, ...JOINED, classify: '=', freeze: '=', unfreeze: '=' } as const
const WORK = {
  ...BEFORE_ANSWER,
  split: '=',
  declare_event: '=',
  join_event: '=',
  leave_event: '=',
  unreachable: '=',
  answered_by_event: 'awaiting_author',
} as const
const ASKED = {
  clarify: '=',
  approve_clarification: '=',
  clarification_published: '=',
  end_clarification: '=',
} as const
const FUTILE = { propose_futile: '=', confirm_futile: 'done', withdraw_futile: '=' } as const
const LEADS_TO: Record<Step, Partial<Record<CommandType, Step | '='>>> = {
  new: {
    ...BEFORE_ANSWER,
    accept: 'distribution',
    undo_import: 'dismissed',
    dismiss: 'dismissed',
    merge: 'merged',
    split: '=',
  },
  distribution: {
    ...WORK,
    dismiss: 'dismissed',
    undo_accept: 'new',
    undo_import: 'dismissed',
    assign: 'assigned',
    merge: 'merged',
    promise_broken: '=',
    undo_supplement: 'done',
  },
  assigned: {
    ...WORK,
    undo_accept: 'new',
    undo_import: 'dismissed',
    assign: '=',
    unassign: 'distribution',
    assign_person: '=',
    take: 'in_progress',
    release: '=',
    return: 'distribution',
    merge: 'merged',
    promise_broken: '=',
  },
  in_progress: {
    ...WORK,
    ...FUTILE,
    ...ASKED,
    assign: 'assigned',
    assign_person: '=',
    take: '=',
    release: 'assigned',
    submit: 'approval',
    undo_supplement: 'done',
    merge: 'merged',
    promise_broken: '=',
  },
  approval: {
    ...BEFORE_ANSWER,
    send_back: 'rework',
    approve: 'publishing',
    approve_inside: '=',
    mend: '=',
    promise_broken: '=',
  },
  rework: {
    ...WORK,
    ...FUTILE,
    ...ASKED,
    assign: 'assigned',
    assign_person: '=',
    take: '=',
    release: '=',
    submit: 'approval',
    merge: 'merged',
    promise_broken: '=',
  },
  publishing: {
    ...OPEN,
    undo_approval: 'approval',
    call_back: 'rework',
    delivery_unknown: '=',
    delivery_failed: '=',
    delivered: '=',
    unreachable: '=',
    undeliverable: 'done',
    publication_confirmed: 'awaiting_author',
    promise_broken: '=',
  },
  postponed: {
    ...WORK,
    assign: 'assigned',
    assign_person: '=',
    take: 'in_progress',
    promise_returned: 'in_progress',
    promise_broken: '=',
    delivery_failed: '=',
  },
  awaiting_author: {
    ...OPEN,
    ...JOINED,
    ...FUTILE,
    leave_event: '=',
    follow_up: 'in_progress',
    close: 'done',
    reopen: 'in_progress',
    supplement: 'in_progress',
    accept_evidence: '=',
    delivery_failed: '=',
    unreachable: '=',
  },
  done: {
    ...EVERYWHERE,
    confirm_repeat: '=',
    member_left: '=',
    leave_event: '=',
    follow_up: 'in_progress',
    reopen: 'in_progress',
    supplement: 'in_progress',
    accept_evidence: '=',
    delivery_failed: '=',
    unreachable: '=',
    archive: 'archived',
    undo_import: 'dismissed',
  },
  dismissed: { ...EVERYWHERE, undo_import: '=', member_left: '=', restore: 'new', archive: 'archived' },
  merged: {
    promise_broken: '=',
    ...EVERYWHERE,
    member_left: '=',
    unmerge: 'new',
    delivered: '=',
    unreachable: '=',
  },
  archived: { member_left: '=', undo_import: 'dismissed' },
}

/** Everything a command asks of the incident besides its step. */
const NEEDS: Partial<Record<CommandType, Partial<Incident>>> = {
  read_follow_ups: { hasUnreadFollowUp: true },
  release: { assigneeId: 'ivanov' },
  leave_event: { eventId: 'event' },
  unfreeze: { isFrozen: true },
  propose_futile: { answeredAt: NOW },
  confirm_futile: { closeProposedBy: 'petrov' },
  withdraw_futile: { closeProposedBy: 'petrov' },
  accept_evidence: { outcome: 'solved' },
  confirm_repeat: { repeatNo: 7 },
  undo_supplement: { answeredAt: NOW, outcome: 'explained' },
  member_left: { memberCount: 2 },
  approve_clarification: { clarificationId: 'asked' },
  clarification_published: { clarificationId: 'asked' },
  end_clarification: { clarificationId: 'asked' },
}
const at = (step: Step, type: CommandType) =>
  buildIncident({ step, agencyCode: GIVEN_TO[step] ?? null, ...NEEDS[type] })
const GIVEN_TO: Partial<Record<Step, string>> = { awaiting_author: 'a', done: 'a' }

const CELLS = STEPS.flatMap((step) => TYPES.map((type) => ({ step, type, to: LEADS_TO[step][type] })))

describe('applyCommand', () => {
  it.each(CELLS.filter(({ to }) => to))('$step: $type leads to $to', ({ step, type, to }) => {
    const before = at(step, type)

    const after = applyCommand(before, COMMANDS[type], NOW)

    expect(isStepAllowed(before, type)).toBe(true)
    expect(after.step).toBe(to === '=' ? step : to)
    expect(after).toMatchObject({ id: before.id, version: before.version, foundAt: before.foundAt })
  })

  it.each(CELLS.filter(({ to }) => !to))('$step: $type is refused', ({ step, type }) => {
    const incident = at(step, type)

    expect(isStepAllowed(incident, type)).toBe(false)
    expect(() => applyCommand(incident, COMMANDS[type], NOW)).toThrowError(
      expect.objectContaining({ code: 'incident.step_not_allowed', status: 409 }),
    )
  })

  it('goes straight to the agency that is known when the question is accepted', () => {
    const accepted = applyCommand(buildIncident(), { ...ACCEPT, agencyCode: 'road-service' }, NOW)

    expect(accepted).toMatchObject({ step: 'assigned', agencyCode: 'road-service', assignedAt: NOW })
  })

  it('forgets the people of the agency that had the work before', () => {
    const given = buildIncident({ step: 'assigned', agencyCode: 'a', unitCode: 'u', assigneeId: 'ivanov' })

    const assigned = applyCommand(given, { type: 'assign', agencyCode: 'b' }, NOW)
    const returned = applyCommand(given, COMMANDS.return, NOW)

    expect(assigned).toMatchObject({ agencyCode: 'b', unitCode: null, assigneeId: null })
    expect(returned).toMatchObject({ agencyCode: null, unitCode: null, assigneeId: null, handoffs: 1 })
  })

  it('brings a dismissed incident back to where it was', () => {
    for (const step of ['new', 'distribution'] as const) {
      const dismissed = applyCommand(buildIncident({ step }), COMMANDS.dismiss, NOW)
      expect(dismissed).toMatchObject({ dismissReason: 'spam', closedAt: NOW })

      const restored = applyCommand(dismissed, COMMANDS.restore, LATER)
      expect(restored).toMatchObject({ step, dismissReason: null, dismissedFrom: null, closedAt: null })
    }
  })

  it('does not approve while a message of the author is unread', () => {
    const incident = buildIncident({ step: 'approval', hasUnreadFollowUp: true })

    expect(() => applyCommand(incident, COMMANDS.approve, NOW)).toThrowError(
      expect.objectContaining({ code: 'incident.unread_follow_up' }),
    )
  })

  it('does not let another person take the work while the lease runs', () => {
    const leased = buildIncident({ step: 'in_progress', assigneeId: 'petrov', leaseUntil: LATER })

    expect(() => applyCommand(leased, COMMANDS.take, NOW)).toThrowError(
      expect.objectContaining({ code: 'incident.leased' }),
    )
    expect(applyCommand(leased, COMMANDS.take, LATER)).toMatchObject({ assigneeId: 'ivanov' })
  })

  it.each(['in_progress', 'rework'] as const)('takes nothing that is in hand already: %s', (step) => {
    for (const leaseUntil of [LATER, NOW, null]) {
      const own = buildIncident({ step, assigneeId: 'ivanov', leaseUntil })
      expect(() => applyCommand(own, COMMANDS.take, NOW)).toThrowError(
        expect.objectContaining({ code: 'incident.taken_already' }),
      )
    }
    expect(
      applyCommand(buildIncident({ step: 'postponed', assigneeId: 'ivanov' }), COMMANDS.take, NOW).step,
    ).toBe('in_progress')
  })

  it('keeps the moment of the first answer', () => {
    const interim = { type: 'publication_confirmed', ...INTERIM } as const
    const first = applyCommand(buildIncident({ step: 'publishing' }), interim, NOW)
    expect(first).toMatchObject({
      step: 'postponed',
      outcome: 'postponed',
      promiseDueAt: LATER,
      answeredAt: NOW,
    })

    const last = applyCommand({ ...first, step: 'publishing' }, COMMANDS.publication_confirmed, LATER)
    expect(last).toMatchObject({ step: 'awaiting_author', answeredAt: NOW })
  })

  it.each(['awaiting_author', 'done'] as const)('%s: thanks change nothing but the count', (step) => {
    const incident = buildIncident({ step })

    expect(applyCommand(incident, { type: 'follow_up', isThanks: true, verdict: null }, NOW)).toEqual({
      ...incident,
      messageCount: 2,
    })
  })

  it.each(['awaiting_author', 'done'] as const)('%s: another question brings it back, unread', (step) => {
    const ended = buildIncident({
      step,
      agencyCode: 'a',
      satisfaction: 'no_answer',
      closingReason: 'no_answer',
      closedAt: NOW,
    })

    expect(applyCommand(ended, COMMANDS.follow_up, NOW)).toMatchObject({
      step: 'in_progress',
      isReopened: true,
      hasUnreadFollowUp: true,
      satisfaction: null,
      closingReason: null,
      closedAt: null,
    })
  })

  it('hands a question that nobody wants to the arbiter, who ends the walk', () => {
    let incident = buildIncident({ step: 'assigned', agencyCode: 'a' })
    for (const no of [1, 2, 3]) {
      incident = applyCommand(incident, COMMANDS.return, NOW)
      expect(incident).toMatchObject({ handoffs: no, needsArbiter: no === 3 })
      incident = applyCommand(incident, COMMANDS.assign, NOW)
      expect(incident.needsArbiter).toBe(false)
    }
  })

  it('takes the author at their word: yes closes with evidence, half waits for a person, no brings it back', () => {
    const solved = buildIncident({
      step: 'awaiting_author',
      agencyCode: 'a',
      outcome: 'solved',
      answeredAt: NOW,
    })
    const says = (verdict: 'satisfied' | 'neutral' | 'dissatisfied', of = solved) =>
      applyCommand(of, { type: 'follow_up', isThanks: false, verdict }, LATER)

    expect(says('satisfied')).toMatchObject({
      step: 'done',
      satisfaction: 'satisfied',
      closingReason: 'satisfied',
      hasEvidence: true,
      hasUnreadFollowUp: false,
    })
    expect(says('neutral')).toMatchObject({
      step: 'awaiting_author',
      satisfaction: 'neutral',
      hasUnreadFollowUp: true,
    })
    expect(says('dissatisfied')).toMatchObject({ step: 'in_progress', isReopened: true, outcome: null })
    expect(says('satisfied', { ...solved, memberCount: 2 }).step).toBe('awaiting_author')
  })

  it('takes the author at their word while something is added to the answer, and stays at the work', () => {
    for (const step of ['in_progress', 'approval', 'publishing'] as const) {
      const added = buildIncident({ step, agencyCode: 'a', outcome: 'solved', answeredAt: NOW })
      const says = (words: Partial<FollowUp>, of = added) =>
        applyCommand(of, { type: 'follow_up', isThanks: false, verdict: null, ...words }, LATER)
      const heard = { ...added, messageCount: 2 }

      expect(says({ verdict: 'satisfied' })).toEqual({ ...heard, satisfaction: 'satisfied' })
      expect(says({ verdict: 'satisfied' }, { ...added, memberCount: 2 }).satisfaction).toBeNull()
      expect(says({ verdict: 'neutral' })).toEqual({
        ...heard,
        satisfaction: 'neutral',
        hasUnreadFollowUp: true,
      })
      expect(says({ isThanks: true })).toEqual(heard)
      expect(says({})).toEqual({ ...heard, hasUnreadFollowUp: true })
      expect(says({ verdict: 'dissatisfied' })).toEqual({
        ...heard,
        ...{ isReopened: true, outcome: null, hasUnreadFollowUp: true },
      })
    }
  })

  it('remembers half a good word when silence follows', () => {
    const half = buildIncident({ step: 'awaiting_author', satisfaction: 'neutral' })

    expect(applyCommand(half, { type: 'close', satisfaction: 'no_answer' }, NOW)).toMatchObject({
      satisfaction: 'neutral',
      closingReason: 'neutral',
    })
  })

  it('does not end a talk against its author by one person', () => {
    const proposed = applyCommand(at('awaiting_author', 'propose_futile'), COMMANDS.propose_futile, NOW)

    expect(() => applyCommand(proposed, { type: 'confirm_futile', userId: 'petrov' }, NOW)).toThrowError(
      expect.objectContaining({ code: 'incident.second_person' }),
    )
    expect(applyCommand(proposed, COMMANDS.confirm_futile, NOW)).toMatchObject({
      step: 'done',
      closingReason: 'futile',
      closeProposedBy: null,
    })
  })

  it('lets only the world and the one who looks move while it is frozen', () => {
    const frozen = buildIncident({ step: 'in_progress', isFrozen: true })

    expect(() => applyCommand(frozen, COMMANDS.submit, NOW)).toThrowError(
      expect.objectContaining({ code: 'incident.frozen' }),
    )
    expect(applyCommand(frozen, COMMANDS.follow_up, NOW).messageCount).toBe(2)
    expect(applyCommand(frozen, COMMANDS.unfreeze, NOW).isFrozen).toBe(false)
  })

  it('brings a merged incident back to where it was, or to its answer when that came meanwhile', () => {
    const merged = applyCommand(buildIncident({ step: 'rework', agencyCode: 'a' }), COMMANDS.merge, NOW)
    expect(merged).toMatchObject({ step: 'merged', mergedIntoId: 'other', mergedAt: NOW })
    expect(applyCommand(merged, COMMANDS.unmerge, LATER)).toMatchObject({
      step: 'rework',
      mergedIntoId: null,
    })

    const told = (published: typeof FINAL | typeof INTERIM) =>
      applyCommand(applyCommand(merged, { type: 'delivered', ...published }, LATER), COMMANDS.unmerge, LATER)
    expect(told({ ...FINAL, outcome: 'solved' })).toMatchObject({
      step: 'awaiting_author',
      outcome: 'solved',
      answeredAt: LATER,
    })
    // A promise leaves work to do.
    expect(told(INTERIM)).toMatchObject({ step: 'rework', outcome: 'postponed' })
  })

  it('keeps what it must on any path: found once, answered for good, counts that only grow', () => {
    const anyCommand = fc.constantFrom<IncidentCommand>(
      ...Object.values(COMMANDS),
      { ...ACCEPT, agencyCode: 'road-service' },
      { type: 'publication_confirmed', ...INTERIM },
      { type: 'publication_confirmed', ...FINAL, outcome: 'solved', hasEvidence: true },
      { type: 'follow_up', isThanks: true, verdict: null },
      { type: 'follow_up', isThanks: false, verdict: 'satisfied' },
      { type: 'follow_up', isThanks: false, verdict: 'neutral' },
      { type: 'follow_up', isThanks: false, verdict: 'dissatisfied' },
      { type: 'confirm_futile', userId: 'petrov' },
      { type: 'declare_event', isMassEvent: false },
    )
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        let incident = buildIncident()
        for (const [index, command] of commands.entries()) {
          if (!isStepAllowed(incident, command.type)) continue
          // The proposer is not the second person.
          if (command.type === 'confirm_futile' && command.userId === incident.closeProposedBy) continue
          if (command.type === 'member_left' && incident.memberCount === 1) continue
          if (command.type === 'take' && isInHand(incident, command.userId)) continue
          const next = applyCommand(incident, command, new Date(NOW.getTime() + index * 60_000_000))
          expectSound(incident, next)
          incident = next
        }
      }),
      { numRuns: 500 },
    )
  })
})

const GIVEN: readonly Step[] = ['assigned', 'in_progress', 'approval', 'rework', 'publishing', 'postponed']

function expectSound(before: Incident, after: Incident): void {
  expect(after.foundAt).toBe(before.foundAt)
  expect(after.messageCount).toBeGreaterThanOrEqual(before.messageCount)
  expect(after.handoffs).toBeGreaterThanOrEqual(before.handoffs)
  if (before.answeredAt) expect(after.answeredAt).toBe(before.answeredAt)
  if (GIVEN.includes(after.step)) expect(after.agencyCode).not.toBeNull()
  const isEnded = ['done', 'dismissed', 'archived'].includes(after.step)
  expect(after.closedAt !== null).toBe(isEnded)
  expect(after.mergedIntoId !== null).toBe(after.step === 'merged')
  expect(after.memberCount).toBeGreaterThanOrEqual(1)
  if (after.isFrozen) expect(after.step).toBe(before.step)
  if (after.hasEvidence) expect(after.outcome).toBe('solved')
  if (after.closeProposedBy) expect(after.step).toBe(before.closeProposedBy ? before.step : after.step)
  if (after.step !== 'archived') expect(after.dismissReason !== null).toBe(after.step === 'dismissed')
  if (after.leaseUntil) expect(after.assigneeId).not.toBeNull()
  if (after.step === 'assigned' || after.step === 'postponed') expect(after.leaseUntil).toBeNull()
  if (after.hasUnknownDelivery) expect(after.step).toBe('publishing')
}
