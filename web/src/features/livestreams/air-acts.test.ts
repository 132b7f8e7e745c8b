import { describe, expect, it } from 'vitest'
import { actsOf, refusedOf } from './air-acts.ts'
import type { QuestionState } from './codes.ts'
import { buildQuestion } from './test-question.ts'

const steering = { isOnAir: true, onDecline: () => undefined }
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
  expect(refusedOf({ state: 'folded' }, 'D')).toBe('folded')
  expect(refusedOf({ state: 'aside' }, 'Enter')).toBe('aside')
  expect(refusedOf({ state: 'received' }, 'F')).toBe('nothingToFoldInto')
  expect(refusedOf({ state: 'selected' }, 'Enter')).toBe('selected')
})

it('names key 1 at the one question that it puts on air', () => {
  const keyOf = (wantedId: string) =>
    actsOf(buildQuestion({ id: 'q1', number: 1, state: 'selected' }), { ...around, wantedId }).find(
      ({ key }) => key === 'readOut',
    )?.hotkey
  expect([keyOf('q1'), keyOf('q2')]).toEqual(['1', null])
})
