import type { AnswerResponse, DraftResponse } from '@veche/contract/answers.ts'
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
