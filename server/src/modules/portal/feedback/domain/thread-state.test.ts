import { FEEDBACK_STATES } from '@veche/contract/values/portal/feedback.ts'
import { describe, expect, it } from 'vitest'
import { stateAfter, stateAfterWords } from './thread-state.ts'

const CENTRE = { isCentre: true }
const AUTHOR = { isCentre: false }

describe('stateAfterWords', () => {
  it('answers what is new, and leaves what goes on or has ended as it is', () => {
    expect(FEEDBACK_STATES.map((state) => stateAfterWords(state, CENTRE))).toEqual([
      ...['answered', 'answered', 'taken', 'done', 'declined', null],
    ])
  })

  it('makes new again what its author is not content with, except what is in work', () => {
    expect(FEEDBACK_STATES.map((state) => stateAfterWords(state, AUTHOR))).toEqual([
      ...['new', 'new', 'taken', 'new', 'new', null],
    ])
  })
})

describe('stateAfter', () => {
  it.each([
    ['take', ['taken', 'taken', null, null, null, null]],
    ['finish', ['done', 'done', 'done', null, null, null]],
    ['decline', ['declined', 'declined', 'declined', null, null, null]],
    ['withdraw', ['withdrawn', null, null, null, null, null]],
  ] as const)('%s goes on from what allows it alone', (command, after) => {
    expect(FEEDBACK_STATES.map((state) => stateAfter(state, command))).toEqual(after)
  })
})
