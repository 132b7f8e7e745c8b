import type { PracticeResponse } from '@veche/contract/portal/practices.ts'

export const ID = '00000000-0000-7000-8000-000000000061'
const AT = '2026-11-20T09:00:00Z'
type Effect = PracticeResponse['effect']

const FIGURES: Effect['figures'] = [
  { code: 'questions', before: 4, after: 2, regionBefore: 40, regionAfter: 39, verdict: 'better' },
  { code: 'late', before: 0.3, after: 0.1, regionBefore: 0.3, regionAfter: 0.3, verdict: 'better' },
  { code: 'first_answer', before: 600, after: 590, regionBefore: 700, regionAfter: 700, verdict: 'same' },
  { code: 'satisfaction', before: null, after: null, regionBefore: 0.5, regionAfter: 0.5, verdict: 'few' },
]
export const EFFECT: Effect = {
  ...{ state: 'counted', weeks: 8, questions: { before: 32, after: 21 }, figures: FIGURES },
  ...{ before: { from: '2026-08-04', to: '2026-09-28' }, after: { from: '2026-09-29', to: '2026-11-23' } },
}
export const FEW: Effect = {
  ...EFFECT,
  state: 'few',
  figures: FIGURES.map((one) => ({ ...one, verdict: 'few' })),
}
export const CONTENT: PracticeResponse['content'] = {
  ...{ title: 'Обход фонарей', municipalityCode: 'borovichi', startedOn: '2026-09-29', cost: 'Ничего' },
  ...{ subject: { kind: 'topic', code: 'roads.lighting' }, problem: 'Темно', done: 'Смотрим сами' },
  pictures: [],
}

export function buildPractice(changes: Partial<PracticeResponse> = {}): PracticeResponse {
  const { title, municipalityCode, subject, startedOn } = CONTENT
  return {
    ...{ id: ID, state: 'published', title, municipalityCode, subject, startedOn, authorName: 'Ольга' },
    ...{ publishedAt: AT, votes: 3, hasVoted: false, content: CONTENT, versionNo: 2, approvedByName: 'Вера' },
    ...{
      sentBackReason: null,
      withdrawn: null,
      isWaiting: false,
      effect: EFFECT,
      adoptions: [],
      comments: [],
    },
    ...{ mayChange: false, mayApprove: false, mayVote: false, mayTalk: false, mayAdoptIn: [], ...changes },
  }
}
