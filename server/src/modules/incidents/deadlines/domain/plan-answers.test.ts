/** What happens to the deadlines of an answer when it reaches some, all or none of its authors. */
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from '../../steps/domain/apply-command.ts'
import type { Incident, IncidentCommand, Published } from '../../steps/domain/incident.ts'
import { planDeadlines } from './plan-deadlines.ts'

const FOUND = new Date('2026-11-24T08:59:00Z')
const NOW = new Date('2026-11-24T10:00:00Z')
const PROMISED = new Date('2026-12-04T12:00:00Z')
const EMPTY = { stop: [], cancel: [], start: [] }
const ALL_ANSWERS = ['first_answer', 'reopened_answer', 'final_answer']
const FINAL: Published = { answerKind: 'final', outcome: 'explained', promiseDueAt: null, hasEvidence: false }
const interim = (promiseDueAt: Date | null): Published => ({ ...FINAL, answerKind: 'interim', promiseDueAt })
const now = (key: string) => ({ key, startedAt: NOW })
const MERGED = { step: 'merged', mergedFrom: 'in_progress', agencyCode: 'a' } as const

function planOf(before: Partial<Incident>, command: IncidentCommand) {
  const incident = buildIncident(before)
  return planDeadlines(incident, applyCommand(incident, command, NOW), command, NOW)
}

describe('an answer on its way', () => {
  it('that reached one author ends the first wait, and the last one if it is final', () => {
    const delivered = (answer: Published) => planOf({ step: 'publishing' }, { type: 'delivered', ...answer })

    expect(delivered(FINAL)).toEqual({ ...EMPTY, stop: ALL_ANSWERS })
    expect(delivered(interim(PROMISED))).toEqual({ ...EMPTY, stop: ['first_answer', 'reopened_answer'] })
  })

  it('that promises a merged author a date owes them the answer by it, if it is ahead', () => {
    const told = (promiseDueAt: Date | null) =>
      planOf(MERGED, { type: 'delivered', ...interim(promiseDueAt) })
    const owed = { ...EMPTY, stop: ['first_answer', 'reopened_answer'], start: [now('final_answer')] }

    expect(told(PROMISED)).toEqual({
      ...owed,
      change: [{ key: 'final_answer', dueAt: PROMISED, actorId: '', reason: 'promise' }],
    })
    for (const promise of [NOW, FOUND, null]) expect(told(promise)).toEqual(owed)
  })

  it('that nobody can be given ends every wait; that one of several cannot, only their own', () => {
    const lost = { type: 'unreachable', reason: 'страница закрыта' } as const

    expect(planOf({ step: 'publishing' }, { ...lost, type: 'undeliverable' })).toEqual({
      ...EMPTY,
      stop: ALL_ANSWERS,
    })
    expect(planOf(MERGED, lost)).toEqual({ ...EMPTY, stop: ALL_ANSWERS })
    expect(planOf({ step: 'publishing' }, lost)).toEqual(EMPTY)
  })
})

describe('a question that', () => {
  it.each<[string, Partial<Incident>, IncidentCommand, object]>([
    [
      'leaves another after a promise is owed the final answer from that promise',
      { ...MERGED, answeredAt: FOUND, outcome: 'postponed' },
      { type: 'unmerge', before: {} },
      { ...EMPTY, start: [now('draft'), { key: 'final_answer', startedAt: FOUND }] },
    ],
    [
      'leaves another without an answer is worked on',
      MERGED,
      { type: 'unmerge', before: {} },
      { ...EMPTY, start: [now('draft')] },
    ],
    [
      'was reopened before it joined another is worked on as it was',
      { ...MERGED, answeredAt: FOUND },
      { type: 'unmerge', before: {} },
      { ...EMPTY, start: [now('draft')] },
    ],
    [
      'ends as futile is owed nothing more',
      { step: 'in_progress', agencyCode: 'a', answeredAt: FOUND, closeProposedBy: 'petrov' },
      { type: 'confirm_futile', userId: 'ivanov' },
      { ...EMPTY, cancel: ['draft', 'reopened_answer', 'final_answer'] },
    ],
    [
      'has its deadline set by a person keeps who and why',
      { step: 'in_progress', agencyCode: 'a' },
      { type: 'change_deadline', key: 'draft', dueAt: PROMISED, userId: 'petrov', reason: 'буран' },
      { ...EMPTY, change: [{ key: 'draft', dueAt: PROMISED, actorId: 'petrov', reason: 'буран' }] },
    ],
    [
      'had its answer before it was dismissed waits for no first one when restored',
      { step: 'dismissed', dismissedFrom: 'distribution', answeredAt: FOUND },
      { type: 'restore' },
      { ...EMPTY, start: [now('distribution')] },
    ],
    [
      'was reopened once and is solved now does not come back',
      { step: 'awaiting_author', isReopened: true, outcome: 'solved', answeredAt: FOUND },
      { type: 'follow_up', isThanks: false, verdict: 'satisfied' },
      { ...EMPTY, stop: ['author_silence'] },
    ],
    [
      'is given to a person of the agency may still be refused by it',
      { step: 'assigned', agencyCode: 'a' },
      { type: 'assign_person', unitCode: 'north', assigneeId: 'ivanov' },
      EMPTY,
    ],
  ])('%s', (_, before, command, plan) => {
    expect(planOf(before, command)).toEqual(plan)
  })

  it('is accepted with the topic that was proposed counts by its rule from when it was found', () => {
    const proposed = { topicCode: 'roads.potholes', groupCode: 'roads', municipalityCode: 'borovichi' }
    const { urgency, address, foundAt } = buildIncident()

    expect(planOf(proposed, { type: 'accept', ...proposed, urgency, address, agencyCode: null })).toEqual({
      stop: ['triage'],
      cancel: ['first_answer'],
      start: [now('distribution'), { key: 'first_answer', startedAt: foundAt }],
    })
  })
})
