import { expect, it } from 'vitest'
import type { Entry, QuestionEntry } from '../entry/entry.ts'
import { startRecount } from './recount.ts'

const TAKEN = '2025-10-01T08:00:00Z'
const asked: Omit<QuestionEntry, 'kind' | 'at'> = {
  ...{ v: 1, question: 1, source: 'incident', taken: TAKEN, due: '2025-10-02T08:00:00Z', state: 'open' },
}
const question: typeof asked = {
  ...{ ...asked, state: 'answered', answered: '2025-10-01T10:00:00Z', minutes: 120, onTime: true },
}
const LIFE: Entry[] = [
  { ...asked, kind: 'taken', at: TAKEN },
  { ...question, kind: 'answered', at: '2025-10-01T10:00:00Z' },
  {
    ...question,
    kind: 'promised',
    at: '2025-10-01T11:00:00Z',
    promise: '2025-10-05T08:00:00Z',
    promisesMade: 1,
  },
  { ...question, kind: 'kept', at: '2025-10-04T11:00:00Z', promisesMade: 1, promisesKept: 1 },
  { ...question, kind: 'askedAgain', at: '2025-10-04T12:00:00Z', promisesMade: 1, promisesKept: 1, times: 1 },
]
const ERASED: Entry = { v: 1, kind: 'erased', at: '2025-10-20T08:00:00Z', question: 1, state: 'answered' }

function figuresOf(entries: readonly Entry[]) {
  const recount = startRecount('Europe/Moscow')
  for (const entry of entries) recount.add(entry)
  return Object.fromEntries(recount.figures({ from: '2025-10-01', to: '2025-10-31' }))
}

it('counts an erased question as it was counted before, promises and returns too', () => {
  const before = figuresOf(LIFE)
  expect(before).toMatchObject({
    ...{ questions: { value: 1 }, promises_made: { value: 1 }, promises_kept_count: { value: 1 } },
    asked_again: { value: 1 },
  })
  expect(figuresOf([...LIFE, ERASED])).toEqual(before)
})
