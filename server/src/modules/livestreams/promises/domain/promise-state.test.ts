import { expect, it } from 'vitest'
import { promiseState } from './promise-state.ts'

it('tells a kept promise from one that was only answered, and a late one from one of today', () => {
  const open = { isAnswered: false, isKept: false }
  const today = '2026-11-24'
  expect(promiseState({ ...open, dueOn: '2026-11-23' }, today)).toBe('late')
  expect(promiseState({ ...open, dueOn: today }, today)).toBe('open')
  expect(promiseState({ ...open, dueOn: null }, today)).toBe('open')
  expect(promiseState({ isAnswered: true, isKept: false, dueOn: '2026-11-23' }, today)).toBe('answered')
  expect(promiseState({ isAnswered: true, isKept: true, dueOn: '2026-11-23' }, today)).toBe('kept')
})
