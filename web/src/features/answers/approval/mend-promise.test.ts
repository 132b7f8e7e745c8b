import { expect, it } from 'vitest'
import { mendPromise, typedIn } from './mend-promise.ts'

const PROMISE = {
  ...{ what: 'Вывоз мусора с площадки', who: 'Комитет', evidence: 'фото' },
  dueAt: '2026-11-30T15:00:00.000Z',
}
const READ = { what: 'Мусор вывезут', who: '', dueAt: PROMISE.dueAt }
const LATER = { ...READ, dueAt: '2026-12-05T15:00:00.000Z' }

it('follows the mended words and leaves what the writer has put better', () => {
  const mended = mendPromise({ promise: PROMISE }, { before: READ, now: LATER, typed: {} })
  expect(mended).toEqual({ ...PROMISE, dueAt: LATER.dueAt })
  const body = { ...LATER, who: 'отдел дорог' }
  expect(mendPromise({ promise: PROMISE }, { before: READ, now: body, typed: {} }).who).toBe('отдел дорог')
})

it('is as it was while the words promise what they promised, or promise nothing', () => {
  for (const now of [READ, null])
    expect(mendPromise({ promise: PROMISE }, { before: READ, now, typed: {} })).toEqual(PROMISE)
})

it('keeps what is changed by hand, whatever the words say after that', () => {
  const shown = mendPromise({ promise: PROMISE }, { before: READ, now: LATER, typed: {} })
  const typed = typedIn(shown, { ...shown, dueAt: '2026-12-04T15:00:00.000Z' }, {})
  expect(typed).toEqual({ dueAt: '2026-12-04T15:00:00.000Z' })
  expect(mendPromise({ promise: PROMISE }, { before: READ, now: LATER, typed }).dueAt).toBe(typed.dueAt)
  expect(typedIn(shown, { ...shown, who: '' }, typed)).toEqual({ ...typed, who: '' })
})

it('has a promise for an old version that had none', () => {
  expect(mendPromise({ promise: null }, { before: null, now: LATER, typed: {} })).toEqual({
    ...LATER,
    evidence: '',
  })
})
