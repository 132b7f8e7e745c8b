import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import { expect, it } from 'vitest'
import { actOfTask } from './act-of-task.ts'

const act = (step: string, changes: Partial<Parameters<typeof actOfTask>[0]> = {}) =>
  actOfTask({
    step,
    hasUnreadFollowUp: false,
    isSupplement: false,
    isAwaited: false,
    hasPartOut: false,
    ...changes,
  })

it('names what is done at each step of one’s own work', () => {
  expect(['assigned', 'in_progress', 'rework', 'postponed'].map((step) => act(step))).toEqual([
    ...['take', 'answer', 'mend', 'keep_promise'],
  ])
})

it('asks for no second acceptance of what is only supplemented', () => {
  expect(act('assigned', { isSupplement: true })).toBe('answer')
})

it('leads to new words of the author wherever others do the work, and before a promise is kept', () => {
  const others = OPEN_STEPS.filter(
    (step) => !['assigned', 'in_progress', 'rework', 'postponed'].includes(step),
  )
  expect(others.map((step) => act(step, { hasUnreadFollowUp: true }))).toEqual(others.map(() => 'read_words'))
  expect(act('postponed', { hasUnreadFollowUp: true })).toBe('read_words')
  expect(act('rework', { hasUnreadFollowUp: true })).toBe('mend')
})

it('asks for no answer while the author is waited for', () => {
  expect(act('in_progress', { isAwaited: true })).toBe('open')
  expect(act('in_progress', { isAwaited: true, hasUnreadFollowUp: true })).toBe('answer')
})
