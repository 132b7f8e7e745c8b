import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from '../../steps/domain/apply-command.ts'
import type { Incident, IncidentCommand } from '../../steps/domain/incident.ts'
import { fieldsBefore, restoreFields } from './fields-before.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T09:15:00Z')
const NO_REPEAT = { repeatOfId: null, repeatKind: null, repeatNo: null, isRepeatConfirmed: null }
const word = fc.option(fc.constantFrom('a', 'b'), { nil: null })
const address = fc.record({ settlement: word, street: word, house: word, object: word })
const placed = {
  ...{ topicCode: word, groupCode: word, municipalityCode: word, address },
  urgency: fc.constantFrom('normal' as const, 'urgent' as const),
}
/** The history keeps JSON. */
const stored = (details: object): object => JSON.parse(JSON.stringify(details))

/** Each step with the question before it, and the step that takes it back. */
type Pair = { before: fc.Arbitrary<Incident>; step: fc.Arbitrary<IncidentCommand>; back: Back }
type Back = (was: Incident, now: Incident, step: IncidentCommand) => IncidentCommand
const of = (fields: Record<string, fc.Arbitrary<unknown>>, fixed: Partial<Incident>) =>
  fc.record(fields).map((drawn) => buildIncident({ ...fixed, ...(drawn as Partial<Incident>) }))
const just = (command: IncidentCommand) => fc.constant(command)
const PAIRS: Record<string, Pair> = {
  accept: {
    before: of(placed, { step: 'new' }),
    step: fc.record({
      type: fc.constant('accept' as const),
      ...{ topicCode: fc.constantFrom('a', 'c'), groupCode: fc.constantFrom('a', 'c') },
      ...{ municipalityCode: fc.constantFrom('a', 'c'), agencyCode: word },
      ...{ urgency: placed.urgency, address },
    }),
    back: (was, now, step) => ({
      type: 'undo_accept',
      before: restoreFields(now, stored(fieldsBefore(was, 'accept')), stored(step)),
    }),
  },
  assign: {
    before: of(
      { proposedAgencyCode: word, needsArbiter: fc.boolean() },
      { step: 'distribution', handoffs: 3 },
    ),
    step: just({ type: 'assign', agencyCode: 'a' }),
    back: (was, now, step) => ({
      type: 'unassign',
      before: restoreFields(now, stored(fieldsBefore(was, 'assign')), stored(step)),
    }),
  },
  dismiss: {
    before: of(placed, {}).chain((one) =>
      fc.constantFrom('new' as const, 'distribution' as const).map((step) => ({ ...one, step })),
    ),
    step: just({ type: 'dismiss', reason: 'spam' }),
    back: () => ({ type: 'restore' }),
  },
  merge: {
    before: of({ agencyCode: fc.constant('a'), eventId: word }, { step: 'in_progress' }),
    step: just({ type: 'merge', intoId: 'other' }),
    back: (was) => ({ type: 'unmerge', before: fieldsBefore(was, 'merge') }),
  },
  join_event: {
    before: of(placed, { step: 'in_progress' }),
    step: just({ type: 'join_event', eventId: 'event' }),
    back: () => ({ type: 'leave_event' }),
  },
  freeze: {
    before: of(placed, { step: 'in_progress' }),
    step: just({ type: 'freeze', userId: 'petrov', reason: 'суд' }),
    back: () => ({ type: 'unfreeze', userId: 'petrov' }),
  },
  propose_futile: {
    before: of(placed, { step: 'awaiting_author', answeredAt: NOW }),
    step: just({ type: 'propose_futile', userId: 'petrov', reason: 'спор' }),
    back: () => ({ type: 'withdraw_futile' }),
  },
  supplement: {
    before: of(
      { satisfaction: fc.constantFrom('satisfied', 'no_answer') },
      {
        step: 'done',
        agencyCode: 'a',
        outcome: 'solved',
        answeredAt: NOW,
        closedAt: NOW,
        closingReason: 'futile',
      },
    ),
    step: just({ type: 'supplement', reason: 'дата' }),
    back: ({ closedAt, closingReason }) => ({
      type: 'undo_supplement',
      before: { step: 'done', closedAt, closingReason },
    }),
  },
}

describe('a step taken back', () => {
  it.each(Object.entries(PAIRS))('%s: leaves the question as it stood', (_name, { before, step, back }) => {
    fc.assert(
      fc.property(before, step, (was, command) => {
        const now = applyCommand(was, command, LATER)
        expect(applyCommand(now, back(was, now, command), LATER)).toEqual(was)
      }),
    )
  })

  it('keeps what somebody has changed since, and forgets what was noted because of the step', () => {
    const was = buildIncident({ topicCode: null, municipalityCode: null })
    const given = { topicCode: 'lamps', groupCode: 'roads', municipalityCode: 'valday' }
    const now = { ...was, ...given, municipalityCode: 'okulovka', repeatNo: 2 }
    const kept = restoreFields(now, fieldsBefore(was, 'accept'), { ...given, address: was.address })
    expect(kept).toMatchObject({ topicCode: null, ...NO_REPEAT })
    expect(kept).not.toHaveProperty('municipalityCode')
  })
})
