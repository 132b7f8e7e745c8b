import { STEPS, type Step } from '@veche/contract/incidents.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../test/factories.ts'
import {
  applyCommand,
  type CommandType,
  type Incident,
  type IncidentCommand,
  isStepAllowed,
} from './incident.ts'

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

const COMMANDS: Record<CommandType, IncidentCommand> = {
  accept: ACCEPT,
  dismiss: { type: 'dismiss', reason: 'spam' },
  restore: { type: 'restore' },
  undo_accept: { type: 'undo_accept' },
  classify: { type: 'classify', changes: { urgency: 'urgent' } },
  assign: { type: 'assign', agencyCode: 'road-service' },
  assign_person: { type: 'assign_person', unitCode: 'u', assigneeId: 'ivanov' },
  take: { type: 'take', userId: 'ivanov', leaseUntil: LATER },
  return: { type: 'return', reason: 'не наше', proposedAgencyCode: null },
  read_follow_ups: { type: 'read_follow_ups' },
  close: { type: 'close', satisfaction: 'satisfied' },
  reopen: { type: 'reopen', reason: 'не сделано' },
  submit: { type: 'submit' },
  send_back: { type: 'send_back' },
  approve: { type: 'approve' },
  delivery_unknown: { type: 'delivery_unknown', isUnknown: true },
  delivery_failed: { type: 'delivery_failed' },
  publication_confirmed: { type: 'publication_confirmed', answerKind: 'final' },
  answered_by_hand: { type: 'answered_by_hand' },
  follow_up: { type: 'follow_up', isThanks: false },
  source_changed: { type: 'source_changed', change: 'edited', isSource: true },
}
const TYPES = Object.keys(COMMANDS) as CommandType[]

/** Step by step, where each command leads; what is not here is refused. `=` stays in the step. */
const EVERYWHERE = {
  answered_by_hand: '=',
  follow_up: '=',
  source_changed: '=',
  read_follow_ups: '=',
} as const
const LEADS_TO: Record<Step, Partial<Record<CommandType, Step | '='>>> = {
  new: { ...EVERYWHERE, accept: 'distribution', dismiss: 'dismissed', classify: '=' },
  distribution: {
    ...EVERYWHERE,
    dismiss: 'dismissed',
    undo_accept: 'new',
    classify: '=',
    assign: 'assigned',
  },
  assigned: {
    ...EVERYWHERE,
    undo_accept: 'new',
    classify: '=',
    assign: '=',
    assign_person: '=',
    take: 'in_progress',
    return: 'distribution',
  },
  in_progress: { ...EVERYWHERE, classify: '=', assign_person: '=', take: '=', submit: 'approval' },
  approval: { ...EVERYWHERE, classify: '=', send_back: 'rework', approve: 'publishing' },
  rework: { ...EVERYWHERE, classify: '=', assign_person: '=', take: '=', submit: 'approval' },
  publishing: {
    ...EVERYWHERE,
    delivery_unknown: '=',
    delivery_failed: '=',
    publication_confirmed: 'awaiting_author',
  },
  postponed: { ...EVERYWHERE, classify: '=', assign_person: '=', take: 'in_progress' },
  awaiting_author: { ...EVERYWHERE, follow_up: 'in_progress', close: 'done', reopen: 'in_progress' },
  done: { ...EVERYWHERE, follow_up: 'in_progress', reopen: 'in_progress' },
  dismissed: { ...EVERYWHERE, restore: 'new' },
  merged: {},
  archived: {},
}

/** Everything a command asks of the incident besides its step. */
const at = (step: Step, type: CommandType) =>
  buildIncident({ step, hasUnreadFollowUp: type === 'read_follow_ups' })

const CELLS = STEPS.flatMap((step) => TYPES.map((type) => ({ step, type, to: LEADS_TO[step][type] })))

describe('applyCommand', () => {
  it.each(CELLS.filter(({ to }) => to))('$step: $type leads to $to', ({ step, type, to }) => {
    const before = at(step, type)

    const after = applyCommand(before, COMMANDS[type], NOW)

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
    expect(applyCommand({ ...leased, assigneeId: 'ivanov' }, COMMANDS.take, NOW).leaseUntil).toBe(LATER)
  })

  it('keeps the moment of the first answer', () => {
    const interim = { type: 'publication_confirmed', answerKind: 'interim' } as const
    const first = applyCommand(buildIncident({ step: 'publishing' }), interim, NOW)
    expect(first).toMatchObject({ step: 'postponed', outcome: 'postponed', answeredAt: NOW })

    const last = applyCommand({ ...first, step: 'publishing' }, COMMANDS.publication_confirmed, LATER)
    expect(last).toMatchObject({ step: 'awaiting_author', answeredAt: NOW })
  })

  it.each(['awaiting_author', 'done'] as const)('%s: thanks change nothing but the count', (step) => {
    const incident = buildIncident({ step })

    expect(applyCommand(incident, { type: 'follow_up', isThanks: true }, NOW)).toEqual({
      ...incident,
      messageCount: 2,
    })
  })

  it.each(['awaiting_author', 'done'] as const)('%s: another question brings it back, unread', (step) => {
    const ended = buildIncident({
      step,
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

  it('keeps what it must on any path: found once, answered for good, counts that only grow', () => {
    const anyCommand = fc.constantFrom<IncidentCommand>(
      ...Object.values(COMMANDS),
      { ...ACCEPT, agencyCode: 'road-service' },
      { type: 'publication_confirmed', answerKind: 'interim' },
      { type: 'follow_up', isThanks: true },
    )
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        let incident = buildIncident()
        for (const [index, command] of commands.entries()) {
          if (!isStepAllowed(incident, command.type)) continue
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
  expect(after.closedAt !== null).toBe(after.step === 'done' || after.step === 'dismissed')
  expect(after.dismissReason !== null).toBe(after.step === 'dismissed')
  if (after.hasUnknownDelivery) expect(after.step).toBe('publishing')
}
