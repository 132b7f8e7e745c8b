import { expect, it } from 'vitest'
import { isPromisePast } from './draft-content.ts'
import { fillPromise } from './fill-promise.ts'

const NOW = Date.parse('2026-11-28T11:00:00Z')
const EMPTY = { what: '', who: '', dueAt: null, evidence: 'фото' }
const READ = { what: 'Заменим столб', who: 'отдел дорог', dueAt: '2026-12-04T15:00:00.000Z' }

it('fills what is empty and follows the text', () => {
  const filled = fillPromise(EMPTY, READ, { filledBefore: null, now: NOW })
  expect(filled).toEqual({ ...READ, evidence: 'фото' })
  const later = { ...READ, dueAt: '2026-12-05T15:00:00.000Z', who: '' }
  expect(fillPromise(filled, later, { filledBefore: READ, now: NOW })).toEqual({
    ...filled,
    dueAt: later.dueAt,
  })
})

it('leaves what a person has typed', () => {
  const typed = { ...EMPTY, who: 'Горсвет' }
  expect(fillPromise(typed, READ, { filledBefore: null, now: NOW })).toMatchObject({
    who: 'Горсвет',
    what: READ.what,
  })
  expect(fillPromise({ ...typed, ...READ, who: 'Горсвет' }, READ, { filledBefore: READ, now: NOW }).who).toBe(
    'Горсвет',
  )
})

it('takes the day of the text in place of one that has passed, as that of an earlier version has', () => {
  const earlier = { ...EMPTY, what: 'Уберём ветки', who: 'Горсвет', dueAt: '2026-11-28T10:20:00.000Z' }
  const filled = fillPromise(earlier, READ, { filledBefore: null, now: NOW })
  expect(filled).toEqual({ ...earlier, dueAt: READ.dueAt })
  expect(isPromisePast({ kind: 'interim', promise: earlier }, NOW)).toBe(true)
  expect(isPromisePast({ kind: 'interim', promise: filled }, NOW)).toBe(false)
  expect(isPromisePast({ kind: 'final', promise: earlier }, NOW)).toBe(false)
})
