import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { applyCommand } from '../../steps/domain/apply-command.ts'
import type { Incident, IncidentCommand, Published } from '../../steps/domain/incident.ts'
import { planDeadlines, planForNew } from './plan-deadlines.ts'

const FOUND = new Date('2026-11-24T08:59:00Z')
const NOW = new Date('2026-11-24T10:00:00Z')
const EMPTY = { stop: [], cancel: [], start: [] }
const ACCEPT = {
  type: 'accept',
  topicCode: 'roads.potholes',
  groupCode: 'roads',
  municipalityCode: 'borovichi',
  agencyCode: null,
  urgency: 'normal',
  address: { settlement: null, street: null, house: null, object: null },
} as const

const FINAL: Published = { answerKind: 'final', outcome: 'explained', promiseDueAt: null, hasEvidence: false }
const PROMISED = new Date('2026-12-04T12:00:00Z')

function planOf(before: Partial<Incident>, command: IncidentCommand) {
  const incident = buildIncident(before)
  return planDeadlines(incident, applyCommand(incident, command, NOW), command, NOW)
}

const now = (key: string) => ({ key, startedAt: NOW })
const found = (key: string) => ({ key, startedAt: FOUND })

describe('planDeadlines', () => {
  it('begins with the clock of the centre and the wait of the resident', () => {
    expect(planForNew(FOUND)).toEqual({ ...EMPTY, start: [found('triage'), found('first_answer')] })
  })

  it.each<[string, Partial<Incident>, IncidentCommand, object]>([
    [
      'accepted without an agency',
      { step: 'new' },
      ACCEPT,
      {
        stop: ['triage'],
        cancel: ['first_answer'],
        start: [now('distribution'), found('first_answer')],
      },
    ],
    [
      'accepted for an agency',
      { step: 'new' },
      { ...ACCEPT, agencyCode: 'road-service' },
      {
        stop: ['triage'],
        cancel: ['first_answer'],
        start: [now('take'), now('return_window'), found('first_answer')],
      },
    ],
    [
      'dismissed',
      { step: 'new' },
      { type: 'dismiss', reason: 'spam' },
      { ...EMPTY, cancel: ['triage', 'first_answer'] },
    ],
    [
      'restored',
      { step: 'dismissed', dismissedFrom: 'new' },
      { type: 'restore' },
      { ...EMPTY, start: [found('triage')], revive: [{ ...found('first_answer'), ended: 'cancelled' }] },
    ],
    [
      'restored to distribution',
      { step: 'dismissed', dismissedFrom: 'distribution' },
      { type: 'restore' },
      { ...EMPTY, start: [now('distribution')], revive: [{ ...found('first_answer'), ended: 'cancelled' }] },
    ],
    [
      'approved and taken back',
      { step: 'publishing', agencyCode: 'a' },
      { type: 'undo_approval', submittedAt: FOUND },
      { ...EMPTY, revive: [{ ...found('approval'), ended: 'stopped' }] },
    ],
    [
      'unaccepted',
      { step: 'assigned', agencyCode: 'a' },
      { type: 'undo_accept', before: {} },
      { ...EMPTY, cancel: ['take', 'return_window'], start: [found('triage')] },
    ],
    [
      'unaccepted, with the topic that it had',
      { step: 'distribution', topicCode: 'lamps' },
      { type: 'undo_accept', before: { topicCode: null } },
      {
        ...EMPTY,
        cancel: ['distribution', 'first_answer'],
        start: [found('triage'), found('first_answer')],
      },
    ],
    [
      'assigned',
      { step: 'distribution' },
      { type: 'assign', agencyCode: 'a' },
      { ...EMPTY, stop: ['distribution'], start: [now('take'), now('return_window')] },
    ],
    [
      'given to another agency: its hour to take it and its right to refuse begin anew',
      { step: 'assigned', agencyCode: 'a' },
      { type: 'assign', agencyCode: 'b' },
      { ...EMPTY, cancel: ['take', 'return_window'], start: [now('take'), now('return_window')] },
    ],
    [
      'returned',
      { step: 'assigned', agencyCode: 'a' },
      { type: 'return', reason: 'не наше', proposedAgencyCode: null, handoffLimit: 2 },
      { ...EMPTY, cancel: ['take', 'return_window'], start: [now('distribution')] },
    ],
    [
      'taken',
      { step: 'assigned', agencyCode: 'a' },
      { type: 'take', userId: 'ivanov', leaseUntil: NOW },
      { ...EMPTY, stop: ['take'], cancel: ['return_window'], start: [now('draft')] },
    ],
    [
      'submitted',
      { step: 'in_progress' },
      { type: 'submit' },
      { ...EMPTY, stop: ['draft'], start: [now('approval')] },
    ],
    [
      'sent back: no deadline of its own',
      { step: 'approval' },
      { type: 'send_back' },
      { ...EMPTY, stop: ['approval'] },
    ],
    [
      'approved: only the network is waited for',
      { step: 'approval' },
      { type: 'approve' },
      { ...EMPTY, stop: ['approval'] },
    ],
    [
      'answered for good',
      { step: 'publishing' },
      { type: 'publication_confirmed', ...FINAL },
      { ...EMPTY, stop: ['first_answer', 'reopened_answer', 'final_answer'], start: [now('author_silence')] },
    ],
    [
      'answered for now: the promise runs until the final answer is in the thread',
      { step: 'publishing' },
      { type: 'publication_confirmed', ...FINAL, answerKind: 'interim', promiseDueAt: PROMISED },
      {
        ...EMPTY,
        stop: ['first_answer', 'reopened_answer'],
        start: [now('final_answer')],
        change: [{ key: 'final_answer', dueAt: PROMISED, actorId: '', reason: 'promise' }],
      },
    ],
    [
      'taken again after an interim answer: the promise is not kept by taking',
      { step: 'postponed', answeredAt: FOUND, agencyCode: 'a' },
      { type: 'take', userId: 'ivanov', leaseUntil: NOW },
      { ...EMPTY, start: [now('draft')] },
    ],
    [
      'closed',
      { step: 'awaiting_author' },
      { type: 'close', satisfaction: 'satisfied' },
      { ...EMPTY, stop: ['author_silence'] },
    ],
    [
      'not satisfied',
      { step: 'awaiting_author', answeredAt: FOUND, agencyCode: 'a' },
      { type: 'follow_up', isThanks: false, verdict: null },
      { ...EMPTY, stop: ['author_silence'], start: [now('draft'), now('reopened_answer')] },
    ],
    [
      'reopened after the end',
      { step: 'done', answeredAt: FOUND, agencyCode: 'a' },
      { type: 'reopen', reason: 'не сделано' },
      { ...EMPTY, start: [now('draft'), now('reopened_answer')] },
    ],
    [
      'a message while it is worked on',
      { step: 'in_progress' },
      { type: 'follow_up', isThanks: false, verdict: null },
      EMPTY,
    ],
    ['thanks', { step: 'awaiting_author' }, { type: 'follow_up', isThanks: true, verdict: null }, EMPTY],
    [
      'the author says that it is solved',
      { step: 'awaiting_author', answeredAt: FOUND },
      { type: 'follow_up', isThanks: false, verdict: 'satisfied' },
      { ...EMPTY, stop: ['author_silence'] },
    ],
    [
      'merged: the author still waits for the first answer',
      { step: 'in_progress', agencyCode: 'a' },
      { type: 'merge', intoId: 'other' },
      { ...EMPTY, cancel: ['draft'] },
    ],
    [
      'the answer of the other stands in its thread',
      { step: 'merged' },
      { type: 'delivered', ...FINAL },
      { ...EMPTY, stop: ['first_answer', 'reopened_answer', 'final_answer'] },
    ],
    [
      'given back by the person: the agency takes it anew',
      { step: 'in_progress', agencyCode: 'a', assigneeId: 'ivanov' },
      { type: 'release', userId: 'ivanov', reason: 'в отпуске' },
      { ...EMPTY, cancel: ['draft'], start: [now('take')] },
    ],
    [
      'taken away from an agency that works on it',
      { step: 'in_progress', agencyCode: 'a' },
      { type: 'assign', agencyCode: 'b' },
      { ...EMPTY, cancel: ['draft'], start: [now('take'), now('return_window')] },
    ],
    [
      'frozen',
      { step: 'in_progress' },
      { type: 'freeze', userId: 'petrov', reason: 'суд' },
      { ...EMPTY, pause: { actorId: 'petrov', reason: 'суд' } },
    ],
    [
      'unfrozen',
      { step: 'in_progress', isFrozen: true },
      { type: 'unfreeze', userId: 'p' },
      { ...EMPTY, resume: true },
    ],
    [
      'news after the answer',
      { step: 'done', answeredAt: FOUND, agencyCode: 'a' },
      { type: 'supplement', reason: 'дата' },
      { ...EMPTY, start: [now('draft')] },
    ],
    [
      'news after the answer, taken back',
      { step: 'in_progress', answeredAt: FOUND, outcome: 'explained', agencyCode: 'a' },
      {
        type: 'undo_supplement',
        before: { step: 'awaiting_author', closedAt: null, closingReason: null },
      },
      {
        ...EMPTY,
        cancel: ['draft'],
        revive: [{ key: 'author_silence', startedAt: NOW, ended: 'stopped' }],
      },
    ],
    [
      '«нет» while something is added to the answer',
      { step: 'rework', answeredAt: FOUND, outcome: 'solved', agencyCode: 'a' },
      { type: 'follow_up', isThanks: false, verdict: 'dissatisfied' },
      { ...EMPTY, start: [now('reopened_answer')] },
    ],
    [
      '«да» while something is added to the answer',
      { step: 'rework', answeredAt: FOUND, outcome: 'solved', agencyCode: 'a', isReopened: true },
      { type: 'follow_up', isThanks: false, verdict: 'satisfied' },
      EMPTY,
    ],
    ['a delivery in doubt', { step: 'publishing' }, { type: 'delivery_unknown', isUnknown: true }, EMPTY],
  ])('%s', (_name, before, command, plan) => {
    expect(planOf(before, command)).toEqual(plan)
  })

  it('counts a new urgency or topic from when the message was found', () => {
    const plan = { ...EMPTY, cancel: ['first_answer'], start: [found('first_answer')] }
    for (const changes of [{ urgency: 'urgent' as const }, { topicCode: 'housing.no-water' }]) {
      expect(planOf({ step: 'in_progress' }, { type: 'classify', changes })).toEqual(plan)
    }
  })

  it('moves no deadline when the answer is out or when neither urgency nor topic changes', () => {
    const urgent = { type: 'classify', changes: { urgency: 'urgent' } } as const
    const kind = { type: 'classify', changes: { kind: 'informational' } } as const

    expect(planOf({ step: 'postponed', answeredAt: FOUND }, urgent)).toEqual(EMPTY)
    expect(planOf({ step: 'in_progress' }, kind)).toEqual(EMPTY)
  })
})
