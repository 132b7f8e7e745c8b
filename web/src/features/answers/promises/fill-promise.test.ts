import type { AnswerResponse } from '@veche/contract/answers.ts'
import { expect, it } from 'vitest'
import { isPromisePast } from '../draft-content.ts'
import { fillPromise, leftBefore, openedText } from './fill-promise.ts'

const NOW = Date.parse('2026-11-28T11:00:00Z')
const EMPTY = { what: '', who: '', dueAt: null, evidence: 'фото' }
const READ = { what: 'Заменим столб', who: 'отдел дорог', dueAt: '2026-12-04T15:00:00.000Z' }
const FIRST = { filled: [], promised: null, typed: new Set<never>(), now: NOW }

it('fills what is empty and follows the text', () => {
  const filled = fillPromise(EMPTY, READ, FIRST)
  expect(filled).toEqual({ ...READ, evidence: 'фото' })
  const later = { ...READ, dueAt: '2026-12-05T15:00:00.000Z', who: '' }
  expect(fillPromise(filled, later, { ...FIRST, filled: [READ] })).toEqual({ ...filled, dueAt: later.dueAt })
})

it('leaves what a person has typed', () => {
  const typed = { ...EMPTY, who: 'Горсвет' }
  expect(fillPromise(typed, READ, FIRST)).toMatchObject({ who: 'Горсвет', what: READ.what })
  const all = { ...typed, ...READ, who: 'Горсвет' }
  expect(fillPromise(all, READ, { ...FIRST, filled: [READ] }).who).toBe('Горсвет')
})

it('takes the day of the text in place of one that has passed, as that of an earlier version has', () => {
  const earlier = { ...EMPTY, what: 'Уберём ветки', who: 'Горсвет', dueAt: '2026-11-28T10:20:00.000Z' }
  const filled = fillPromise(earlier, READ, FIRST)
  expect(filled).toEqual({ ...earlier, dueAt: READ.dueAt })
  expect(isPromisePast({ kind: 'interim', promise: earlier }, NOW)).toBe(true)
  expect(isPromisePast({ kind: 'interim', promise: filled }, NOW)).toBe(false)
  expect(isPromisePast({ kind: 'final', promise: earlier }, NOW)).toBe(false)
})

it('follows the words of a second answer that promises another thing, whoever wrote the first', () => {
  const promised = {
    ...{ what: 'Выедем на место', who: 'Горсвет, мастер участка' },
    dueAt: '2026-12-01T15:00:00.000Z',
  }
  const carried = { ...promised, evidence: 'фото' }
  expect(fillPromise(carried, READ, { ...FIRST, promised })).toEqual({ ...READ, evidence: 'фото' })
  // Nobody is named for the new thing: who was to do the first has not promised it.
  expect(fillPromise(carried, { ...READ, who: '' }, { ...FIRST, promised }).who).toBe('')
  // The same thing, later.
  const later = { ...promised, who: '', dueAt: READ.dueAt }
  expect(fillPromise(carried, later, { ...FIRST, promised })).toEqual({ ...carried, dueAt: READ.dueAt })
})

it('keeps in a second answer what its writer changes by hand, even back to what was promised before', () => {
  const promised = { what: 'Выедем на место', who: 'Горсвет', dueAt: '2026-12-01T15:00:00.000Z' }
  const byHand = { ...FIRST, promised, typed: new Set(['who', 'dueAt'] as const) }
  expect(fillPromise({ ...promised, evidence: '' }, READ, byHand)).toEqual({
    ...promised,
    ...{ what: READ.what, evidence: '' },
  })
})

type Version = AnswerResponse['versions'][number]
const version = (text: string, outcome: 'approved' | 'sent_back' | null): Version => ({
  ...{ versionNo: 1, kind: 'interim', text, outcome: null, privateText: '', fileIds: [], overrideReason: '' },
  ...{ authorName: '', isMine: true, mends: null, stage: 'centre', decisions: [] },
  ...{ createdAt: '2026-11-24T09:00:00.000Z', promise: { ...EMPTY, ...READ, what: text } },
  decision: outcome && { outcome, byName: '', at: '', reasonCode: null, comment: '' },
})

const word = (outcome: 'approved' | 'recalled'): Version['decisions'][number] => ({
  ...{ stage: 'centre', outcome, withdrawnAt: null, byName: '', forName: null, at: '' },
  ...{ reasonCode: null, comment: '' },
})

it('knows what has left from what came back', () => {
  const versions = [version('Первый', 'approved'), version('Второй', 'sent_back')]
  expect(leftBefore({ versions })?.text).toBe('Первый')
  expect(leftBefore({ versions: versions.slice(1) })).toBeNull()
  const recalled = { ...version('Отозван', 'approved'), decisions: [word('approved'), word('recalled')] }
  expect(leftBefore({ versions: [recalled] })).toBeNull()
  expect(openedText({ drafts: [], versions }, 1)).toEqual({ text: 'Второй', at: '2026-11-24T09:00:00.000Z' })
  expect(openedText({ drafts: [], versions: [] }, 1)).toBeNull()
})
