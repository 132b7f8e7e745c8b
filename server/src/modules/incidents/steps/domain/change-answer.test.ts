import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { Incident, IncidentCommand, Published } from './incident.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T09:15:00Z')
const FINAL: Published = { answerKind: 'final', outcome: 'solved', promiseDueAt: null, hasEvidence: true }
const publishing = (changes: Partial<Incident> = {}) =>
  buildIncident({ step: 'publishing', agencyCode: 'road-service', ...changes })
const after = (incident: Incident, command: IncidentCommand) => applyCommand(incident, command, LATER)

describe('a delivery in doubt', () => {
  it('is shown until it is known, or while that of another author is in doubt', () => {
    const inDoubt = after(publishing(), { type: 'delivery_unknown', isUnknown: true })
    expect(inDoubt.hasUnknownDelivery).toBe(true)

    for (const isUnknown of [true, false]) {
      expect(after(inDoubt, { type: 'delivery_failed', isUnknown })).toEqual({
        ...inDoubt,
        hasUnknownDelivery: isUnknown,
      })
    }
  })

  it.each<[string, IncidentCommand, Incident['step']]>([
    ['the approval is undone', { type: 'undo_approval', submittedAt: NOW }, 'approval'],
    ['the text is called back', { type: 'call_back' }, 'rework'],
    ['the answer stands in the thread', { type: 'publication_confirmed', ...FINAL }, 'awaiting_author'],
    ['nobody could be reached', { type: 'undeliverable', reason: 'страница закрыта' }, 'done'],
  ])('is over when %s', (_, command, step) => {
    expect(after(publishing({ hasUnknownDelivery: true }), command)).toMatchObject({
      step,
      hasUnknownDelivery: false,
    })
  })
})

describe('the author', () => {
  it('who could not be reached is marked so, until an answer reaches them', () => {
    const unreachable = after(publishing(), { type: 'unreachable', reason: 'бот заблокирован' })
    expect(unreachable).toEqual({ ...publishing(), id: unreachable.id, isAuthorUnreachable: true })

    expect(after(unreachable, { type: 'delivered', ...FINAL })).toEqual({
      ...unreachable,
      isAuthorUnreachable: false,
      answeredAt: LATER,
    })
  })

  it('has the answer from the moment of the first of them', () => {
    expect(after(publishing({ answeredAt: NOW }), { type: 'delivered', ...FINAL }).answeredAt).toEqual(NOW)
  })

  it('of a merged question is told its outcome, while one whose answer is still on its way keeps the old', () => {
    const told = (step: Incident['step']) =>
      after(publishing({ step, outcome: 'postponed' }), { type: 'delivered', ...FINAL }).outcome

    expect(told('merged')).toBe('solved')
    expect(told('publishing')).toBe('postponed')
  })

  it('whom no answer can reach ends the question, with no promise left to keep', () => {
    const promised = publishing({ promiseDueAt: LATER, outcome: 'postponed', answeredAt: NOW })

    expect(after(promised, { type: 'undeliverable', reason: 'вопрос удалён' })).toEqual({
      ...promised,
      step: 'done',
      outcome: 'undeliverable',
      closingReason: 'undeliverable',
      isAuthorUnreachable: true,
      promiseDueAt: null,
      closedAt: LATER,
    })
  })
})

describe('a published answer', () => {
  it.each(['publication_confirmed', 'answered_by_event'] as const)(
    '%s: has evidence if it solves and shows it',
    (type) => {
      const from = publishing({ step: type === 'answered_by_event' ? 'assigned' : 'publishing' })
      const published = (changes: Partial<Published>) => after(from, { type, ...FINAL, ...changes })

      expect(published({})).toMatchObject({ outcome: 'solved', hasEvidence: true })
      expect(published({ hasEvidence: false })).toMatchObject({ outcome: 'solved', hasEvidence: false })
      expect(published({ outcome: 'explained' })).toMatchObject({ outcome: 'explained', hasEvidence: false })
      expect(published({ outcome: 'not_solved' }).hasEvidence).toBe(false)
    },
  )

  it('takes the place of the promise and of the one who wrote it', () => {
    const from = publishing({ promiseDueAt: NOW, leaseUntil: LATER, outcome: 'postponed', answeredAt: NOW })

    expect(after(from, { type: 'publication_confirmed', ...FINAL })).toMatchObject({
      promiseDueAt: null,
      leaseUntil: null,
      outcome: 'solved',
    })
  })
})

describe('approval', () => {
  const waiting = buildIncident({ step: 'approval', agencyCode: 'road-service', assigneeId: 'ivanov' })

  it.each(['approve_inside', 'mend', 'promise_broken'] as const)(
    '%s: the incident itself stays as it is',
    (type) => {
      expect(after(waiting, { type })).toEqual(waiting)
    },
  )

  it('ends the lease of the one who handed the text in', () => {
    const written = { ...waiting, step: 'in_progress', leaseUntil: LATER } as const

    expect(after(written, { type: 'submit' })).toEqual({ ...written, step: 'approval', leaseUntil: null })
  })

  it('gives the work back when the promised day has come', () => {
    const postponed = { ...waiting, step: 'postponed', promiseDueAt: NOW } as const

    expect(after(postponed, { type: 'promise_returned' })).toEqual({ ...postponed, step: 'in_progress' })
  })
})
