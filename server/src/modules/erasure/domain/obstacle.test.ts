import { expect, it } from 'vitest'
import { type ErasureFacts, findObstacle, isForGood } from './obstacle.ts'

const facts = (changes: Partial<ErasureFacts>): ErasureFacts => ({
  ...{ steps: ['done'], isOpen: false, isSending: false, isHeld: false, erasedAt: null, isAsked: false },
  ...changes,
})

it.each([
  [{}, null],
  [{ steps: ['archived', 'dismissed', 'merged'] }, null],
  // One part of the message is still worked on, or the work that it was joined to.
  [{ steps: ['done', 'in_progress'] }, 'open'],
  [{ steps: ['merged', 'awaiting_author'] }, 'open'],
  [{ steps: [], isOpen: true }, 'open'],
  [{ steps: [] }, null],
  [{ isSending: true }, 'sending'],
  [{ isHeld: true }, 'held'],
  [{ isAsked: true }, 'asked'],
  [{ erasedAt: new Date(0), isAsked: true }, 'done'],
] satisfies [Partial<ErasureFacts>, ReturnType<typeof findObstacle>][])('%j: %s', (changes, obstacle) => {
  expect(findObstacle(facts(changes))).toBe(obstacle)
})

it('lets a demand wait for what ends by itself', () => {
  expect((['open', 'sending', 'held', 'asked', 'done'] as const).filter(isForGood)).toEqual(['asked', 'done'])
})
