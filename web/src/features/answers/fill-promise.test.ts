import { expect, it } from 'vitest'
import { fillPromise } from './fill-promise.ts'

const EMPTY = { what: '', who: '', dueAt: null, evidence: 'фото' }
const READ = { what: 'Заменим столб', who: 'отдел дорог', dueAt: '2026-12-04T15:00:00.000Z' }

it('fills what is empty and follows the text', () => {
  const filled = fillPromise(EMPTY, READ, null)
  expect(filled).toEqual({ ...READ, evidence: 'фото' })
  const later = { ...READ, dueAt: '2026-12-05T15:00:00.000Z', who: '' }
  expect(fillPromise(filled, later, READ)).toEqual({ ...filled, dueAt: later.dueAt })
})

it('leaves what a person has typed', () => {
  const typed = { ...EMPTY, who: 'Горсвет' }
  expect(fillPromise(typed, READ, null)).toMatchObject({ who: 'Горсвет', what: READ.what })
  expect(fillPromise({ ...typed, ...READ, who: 'Горсвет' }, READ, READ).who).toBe('Горсвет')
})
