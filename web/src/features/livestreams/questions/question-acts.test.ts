import { describe, expect, it } from 'vitest'
import type { QuestionState } from '../stream/codes.ts'
import { buildQuestion } from '../testing/questions.ts'
import { actsOf, refusedOf } from './question-acts.ts'

const steering = { isOnAir: true, isOver: false, onDecline: () => undefined }
const around = { press: () => '', currentId: null, wantedId: null, steering }
const keysOf = (state: QuestionState) =>
  actsOf(buildQuestion({ id: 'q1', number: 1, state }), around).map(({ key, hotkey }) => [hotkey, key])

describe('Enter', () => {
  it('selects a question and does nothing to what is folded or asks nothing', () => {
    expect(keysOf('received')).toContainEqual(['Enter', 'select'])
    for (const state of ['folded', 'aside', 'selected', 'answered', 'declined'] as const)
      expect(keysOf(state).map(([hotkey]) => hotkey)).not.toContain('Enter')
  })

  it('leaves keys of their own to what it did before', () => {
    expect(keysOf('folded')).toEqual([['U', 'unfold']])
    expect(keysOf('aside')).toContainEqual(['S', 'select'])
  })
})

it('says why a key does nothing', () => {
  expect(refusedOf({ state: 'folded', isDanger: false }, 'D')).toBe('folded')
  expect(refusedOf({ state: 'aside', isDanger: false }, 'Enter')).toBe('aside')
  expect(refusedOf({ state: 'received', isDanger: false }, 'F')).toBe('nothingToFoldInto')
  expect(refusedOf({ state: 'selected', isDanger: false }, 'Enter')).toBe('selected')
})

it('names key 1 at the one question that it puts on air', () => {
  const keyOf = (wantedId: string) =>
    actsOf(buildQuestion({ id: 'q1', number: 1, state: 'selected' }), { ...around, wantedId }).find(
      ({ key }) => key === 'readOut',
    )?.hotkey
  expect([keyOf('q1'), keyOf('q2')]).toEqual(['1', null])
})

describe('a danger', () => {
  const danger = (changes: object) =>
    buildQuestion({ id: 'q1', number: 1, isDanger: true, incidentId: 'i1', ...changes })
  const acts = (changes: object, isOver = false) =>
    actsOf(danger(changes), { ...around, currentId: 'q2', steering: { ...steering, isOver } })

  it('may be selected by a key of its own until the end, and is never folded away nor set aside', () => {
    expect(acts({ state: 'on_control' }).map(({ key, hotkey }) => [hotkey, key])).toEqual([
      ['S', 'select'],
      ['D', 'decline'],
    ])
    expect(acts({ state: 'selected' }).map(({ key }) => key)).toEqual(['readOut', 'decline', 'unselect'])
    expect(acts({ state: 'on_control' }, true).map(({ key }) => key)).toEqual(['decline'])
    expect(refusedOf({ state: 'on_control', isDanger: true }, 'Enter')).toBe('danger')
  })
})
