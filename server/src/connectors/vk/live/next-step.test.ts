import { expect, it } from 'vitest'
import { afterBreak, afterRead, BEGINNING, isDoubtful, type LiveCursor, nextStep } from './next-step.ts'

const NOW = 1_000_000
const server = { url: 'https://example.org/poll', ts: null }
const cursor = (changes: Partial<LiveCursor>): LiveCursor => ({ ...BEGINNING, ...changes })
const step = (changes: Partial<LiveCursor>, pace: 'slow' | 'close' = 'close') =>
  nextStep(cursor(changes), pace, NOW)

it('opens the poll first, so that nothing is said between it and what was read', () => {
  expect(step({})).toEqual({ kind: 'open' })
  expect(step({ server })).toEqual({ kind: 'read' })
})

it('listens for half a minute at most before it reads again', () => {
  expect(step({ server, readAtMs: NOW - 10_000 })).toEqual({ kind: 'listen', forMs: 20_000 })
  expect(step({ server, readAtMs: NOW - 30_000 })).toEqual({ kind: 'read' })
})

it('reads every five seconds while there is no poll', () => {
  const waiting = { openAtMs: NOW + 60_000 }
  expect(step({ ...waiting, readAtMs: NOW - 2000 })).toEqual({ kind: 'wait', forMs: 3000 })
  expect(step({ ...waiting, readAtMs: NOW - 5000 })).toEqual({ kind: 'read' })
  expect(step({ openAtMs: NOW + 1000, readAtMs: NOW })).toEqual({ kind: 'wait', forMs: 1000 })
})

it('only looks in once a minute while the stream is announced', () => {
  expect(step({}, 'slow')).toEqual({ kind: 'read' })
  expect(step({ readAtMs: NOW - 20_000 }, 'slow')).toEqual({ kind: 'wait', forMs: 40_000 })
})

it('reads on though the clock was set back', () => {
  expect(step({ server, readAtMs: NOW + 3_600_000 })).toEqual({ kind: 'read' })
})

it('gives a poll five seconds to tell what was read, and does without it when it does not', () => {
  const first = afterRead(cursor({ server }), 7, NOW)
  // What stood there before the poll was opened is told by nobody.
  expect(isDoubtful(first)).toBe(false)
  const doubtful = afterRead(first, 8, NOW + 30_000)
  expect(isDoubtful(doubtful)).toBe(true)
  expect(nextStep(doubtful, 'close', NOW + 30_000)).toEqual({ kind: 'listen', forMs: 5000 })

  expect(isDoubtful({ ...doubtful, readAtMs: null })).toBe(false)
  expect(isDoubtful({ ...doubtful, toldId: 8 })).toBe(false)
  const broken = afterRead(doubtful, 8, NOW + 35_000)
  expect(broken).toMatchObject({ server: null, openAtMs: NOW + 95_000 })
})

it('reads at once after a break', () => {
  expect(afterBreak(cursor({ server, readAtMs: NOW }), NOW)).toMatchObject({ server: null, readAtMs: null })
  expect(nextStep(afterBreak(cursor({ server, readAtMs: NOW }), NOW), 'close', NOW)).toEqual({ kind: 'read' })
})
