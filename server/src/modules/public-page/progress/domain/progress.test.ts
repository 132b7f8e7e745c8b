import type { Step } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { type Progress, progressOf } from '../../domain/public-state.ts'
import { newsSince } from './progress.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const steps = (...passed: Step[]) => passed.map((to, minute) => ({ to, at: at(minute) }))
const say = (told: Progress, passed: Step[], now: Progress) =>
  newsSince({ told, steps: steps(...passed), now }).map(({ state }) => state)

it.each<[what: string, told: Progress, passed: Step[], now: Progress, said: Progress[]]>([
  ['nothing without a change', 'received', [], 'received', []],
  [
    'nothing of steps that residents do not see',
    'in_work',
    ['approval', 'rework', 'publishing'],
    'in_work',
    [],
  ],
  [
    'each of several steps, once',
    'received',
    ['assigned', 'in_progress', 'approval'],
    'in_work',
    ['passed', 'in_work'],
  ],
  [
    'a second answer',
    'answered',
    ['in_progress', 'publishing', 'awaiting_author'],
    'answered',
    ['in_work', 'answered'],
  ],
  ['that it came back', 'answered', ['in_progress'], 'in_work', ['in_work']],
  [
    'a promise and then an answer',
    'in_work',
    ['postponed', 'awaiting_author'],
    'answered',
    ['postponed', 'answered'],
  ],
  ['where it stands by another question', 'received', [], 'answered', ['answered']],
  ['nothing of a supplement before it is said', 'answered', ['in_progress', 'approval'], 'answered', []],
])('tells %s', (_what, told, passed, now, said) => {
  expect(say(told, passed, now)).toEqual(said)
})

it('says when each was', () => {
  expect(newsSince({ told: 'received', steps: steps('assigned', 'in_progress'), now: 'in_work' })).toEqual([
    { state: 'passed', at: at(0) },
    { state: 'in_work', at: at(1) },
  ])
})

it('has received what nobody has looked at', () => {
  expect(progressOf(null)).toBe('received')
})
