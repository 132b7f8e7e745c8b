import type { AnswerResponse, DraftResponse } from '@veche/contract/answers.ts'
import type { ContributionResponse } from '@veche/contract/casework/contributions.ts'
import { ASKED_AT, INCIDENT_ID } from './incidents.ts'

/** Nothing is written yet. */
export function buildAnswer(changes: Partial<AnswerResponse> = {}): AnswerResponse {
  return {
    ...{ incidentId: INCIDENT_ID, drafts: [], versions: [], promiseLimit: null, publications: [] },
    ...{ published: null, supplement: null, hold: null, files: [], attach: 'photos', mayReply: true },
    ...{ privatePart: 'not_needed', textLimit: 4000, publisherName: 'Городская среда' },
    ...changes,
  }
}

export function buildDraft(changes: Partial<DraftResponse> = {}): DraftResponse {
  return {
    ...{ candidate: 1, name: '', kind: 'final', text: 'Яму заделаем во вторник.', promise: null },
    ...{ outcome: null, privateText: '', fileIds: [], revision: 1, savedAt: ASKED_AT, savedByName: 'Глеб' },
    ...changes,
  }
}

export function buildVersion(
  changes: Partial<AnswerResponse['versions'][number]> = {},
): AnswerResponse['versions'][number] {
  return {
    ...{ versionNo: 1, kind: 'final', text: 'Яму заделаем во вторник.', promise: null, outcome: 'explained' },
    ...{ privateText: '', fileIds: [], overrideReason: '', authorName: 'Глеб', isMine: false, mends: null },
    ...{ createdAt: ASKED_AT, stage: 'centre', decisions: [], decision: null },
    ...changes,
  }
}

export const PART_ID = '00000000-0000-7000-8000-000000000041'
export const PART_DUE = '2026-11-24T13:30:00.000Z'

/** Asked of the water board by the roads, taken by nobody. */
export const buildPart = (changes: Partial<ContributionResponse> = {}): ContributionResponse => ({
  ...{
    id: PART_ID,
    agencyCode: 'water',
    askingAgencyCode: 'roads',
    ask: 'Когда откроют задвижку?',
    state: 'asked',
  },
  ...{ askedByName: 'Глеб', personName: null, takenByName: null, isMine: false, givenAt: null },
  ...{ createdAt: '2026-11-24T09:00:00.000Z', dueAt: PART_DUE, isLate: false, endedAt: null, revision: 1 },
  ...{ shownWords: 'Второй день нет воды', answer: null, posts: [], acts: ['say', 'withdraw'] },
  ...{ files: [], mayBring: false },
  ...changes,
})
