import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from './apply-command.ts'
import type { Incident, IncidentCommand } from './incident.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const LATER = new Date('2026-11-24T09:15:00Z')
const after = (incident: Incident, command: IncidentCommand) => applyCommand(incident, command, LATER)
const answered = buildIncident({
  ...{ step: 'awaiting_author', agencyCode: 'road-service', outcome: 'solved', answeredAt: NOW },
})

describe('closing', () => {
  it.each([
    ['satisfied', true],
    ['neutral', false],
    ['dissatisfied', false],
    ['no_answer', false],
  ] as const)(
    'by «%s»: the word of the author that it is solved is evidence: %s',
    (satisfaction, isEvidence) => {
      expect(after(answered, { type: 'close', satisfaction })).toEqual({
        ...answered,
        ...{ step: 'done', satisfaction, closingReason: satisfaction, closedAt: LATER },
        hasEvidence: isEvidence,
      })
    },
  )

  it('keeps the evidence that the answer had', () => {
    const shown = { ...answered, hasEvidence: true }

    expect(after(shown, { type: 'close', satisfaction: 'no_answer' }).hasEvidence).toBe(true)
  })

  it('by a good word about an explanation makes no evidence of it', () => {
    const explained = { ...answered, outcome: 'explained' } as const

    expect(after(explained, { type: 'close', satisfaction: 'satisfied' })).toMatchObject({
      satisfaction: 'satisfied',
      hasEvidence: false,
    })
  })

  it('by a later word takes the place of the half word before it', () => {
    const half = { ...answered, satisfaction: 'neutral' } as const

    expect(after(half, { type: 'close', satisfaction: 'satisfied' })).toMatchObject({
      satisfaction: 'satisfied',
      closingReason: 'satisfied',
    })
  })

  it('by silence says so when the author has said nothing', () => {
    expect(after(answered, { type: 'close', satisfaction: 'no_answer' }).satisfaction).toBe('no_answer')
  })

  it('of a futile dialog by its second person leaves nothing to read and no promise', () => {
    const proposed = {
      ...answered,
      ...{ closeProposedBy: 'petrov', hasUnreadFollowUp: true, promiseDueAt: NOW },
    }

    expect(after(proposed, { type: 'confirm_futile', userId: 'ivanov' })).toEqual({
      ...answered,
      ...{ step: 'done', closingReason: 'futile', closedAt: LATER },
    })
  })

  it('of a futile dialog is proposed by one person and may be withdrawn', () => {
    const proposed = after(answered, { type: 'propose_futile', userId: 'petrov', reason: 'оскорбления' })

    expect(proposed).toEqual({ ...answered, closeProposedBy: 'petrov' })
    expect(after(proposed, { type: 'withdraw_futile' })).toEqual(answered)
  })

  it('keeps the proposal while nothing happens, and drops it with any other step', () => {
    const proposed = { ...answered, closeProposedBy: 'petrov' }

    expect(after(proposed, { type: 'tag', tags: ['зима'] }).closeProposedBy).toBe('petrov')
    expect(after(proposed, { type: 'reopen', reason: 'не сделано' }).closeProposedBy).toBeNull()
  })

  it('is followed by evidence that a person accepts', () => {
    expect(after(answered, { type: 'accept_evidence', reason: 'фото жителя' })).toEqual({
      ...answered,
      hasEvidence: true,
    })
  })
})

describe('what is closed', () => {
  const done = buildIncident({
    ...answered,
    ...{ step: 'done', satisfaction: 'satisfied', closingReason: 'satisfied', hasEvidence: true },
    closedAt: NOW,
  })

  it('comes back without its outcome, its evidence and what the author said', () => {
    expect(after(done, { type: 'reopen', reason: 'не сделано' })).toEqual({
      ...answered,
      ...{ step: 'in_progress', isReopened: true, outcome: null },
    })
  })

  it('keeps its outcome and evidence while something is added', () => {
    expect(after(done, { type: 'supplement', reason: 'новая дата' })).toEqual({
      ...done,
      ...{ step: 'in_progress', closedAt: null, closingReason: null },
    })
  })

  it('is assigned first if a mass event had answered it before anybody was', () => {
    const byEvent = { ...done, agencyCode: null }

    expect(after(byEvent, { type: 'reopen', reason: 'не сделано' }).step).toBe('distribution')
    expect(after(byEvent, { type: 'supplement', reason: 'новая дата' }).step).toBe('distribution')
  })

  it('is as before when the supplement is undone', () => {
    const before = { step: 'done', closedAt: NOW, closingReason: 'satisfied' } as const
    const added = after(done, { type: 'supplement', reason: 'новая дата' })

    expect(after(added, { type: 'undo_supplement', before })).toEqual(done)
  })
})
