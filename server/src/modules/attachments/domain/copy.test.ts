import { expect, it } from 'vitest'
import { findSizeProblem, hasTriesLeft, keysOf, nextAttemptAt } from './copy.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const pauseS = (attempts: number, retryAfterMs?: number) => {
  const next = nextAttemptAt(attempts, NOW, retryAfterMs)
  return next && (next.getTime() - NOW.getTime()) / 1000
}

it('waits longer after each try and gives up within a day', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => pauseS(attempts) ?? 0)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(pauses.reduce((sum, pause) => sum + pause)).toBeLessThan(24 * 3600)
  expect([pauseS(9), hasTriesLeft(9), hasTriesLeft(10)]).toEqual([null, true, false])
})

it('waits as long as the network asks, and never less than its own pause', () => {
  expect([pauseS(1, 60_000), pauseS(4, 60_000)]).toEqual([60, 600])
})

it('takes pictures to 20 megabytes and anything else to 50', () => {
  const megabyte = 1024 * 1024
  expect(findSizeProblem(20 * megabyte, { family: 'picture' })).toBeNull()
  expect(findSizeProblem(20 * megabyte + 1, { family: 'picture' })).toBe('too_big')
  expect(findSizeProblem(50 * megabyte, { family: 'video' })).toBeNull()
})

it('tells apart those that one message names alike', () => {
  expect(keysOf(['a', 'IMAGE', 'IMAGE', 'b', 'IMAGE'])).toEqual(['a', 'IMAGE', 'IMAGE#2', 'b', 'IMAGE#3'])
})
