import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts'
import { type Limit, UNLIMITED } from './token-bucket.ts'

const ONE_A_SECOND: Limit = { capacity: 1, perSecond: 1 }
const TEN_A_SECOND: Limit = { capacity: 10, perSecond: 10 }

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Records who was let through, and when. */
function watch(limiter: RateLimiter) {
  const log: string[] = []
  async function call(name: string, keys: Record<string, Limit>, priority = 0, maxWaitMs = 60_000) {
    const claims = Object.entries(keys).map(([key, limit]) => ({ key, limit }))
    const retryAfterMs = await limiter.acquire(claims, { priority, maxWaitMs })
    log.push(retryAfterMs === null ? `${name}@${Date.now()}` : `${name}:later ${retryAfterMs}`)
  }
  return { log, call }
}

it('lets waiters on one bucket through in the order they came', async () => {
  const { log, call } = watch(createRateLimiter())
  for (const name of ['a', 'b', 'c']) void call(name, { token: ONE_A_SECOND })

  await vi.advanceTimersByTimeAsync(2500)

  expect(log).toEqual(['a@0', 'b@1000', 'c@2000'])
})

it('does not let a slow peer hold up the others of the same token', async () => {
  const { log, call } = watch(createRateLimiter())
  void call('first to peer', { token: TEN_A_SECOND, slow: ONE_A_SECOND })
  void call('second to peer', { token: TEN_A_SECOND, slow: ONE_A_SECOND })
  void call('other', { token: TEN_A_SECOND, other: ONE_A_SECOND })

  await vi.advanceTimersByTimeAsync(1500)

  expect(log).toEqual(['first to peer@0', 'other@0', 'second to peer@1000'])
})

it('lets an answer pass look-ups that wait for the same token', async () => {
  const { log, call } = watch(createRateLimiter())
  void call('running', { token: ONE_A_SECOND }, 3)
  void call('names', { token: ONE_A_SECOND }, 3)
  void call('answer', { token: ONE_A_SECOND }, 0)

  await vi.advanceTimersByTimeAsync(2500)

  expect(log).toEqual(['running@0', 'answer@1000', 'names@2000'])
})

it('says when to come again instead of holding the caller for longer than agreed', async () => {
  const limiter = createRateLimiter()
  const { log, call } = watch(limiter)
  limiter.freeze('method', 3_600_000)
  void call('frozen', { token: TEN_A_SECOND, method: UNLIMITED }, 0, 10_000)
  void call('free', { token: TEN_A_SECOND }, 0, 10_000)

  await vi.advanceTimersByTimeAsync(0)

  expect(log.toSorted()).toEqual(['free@0', 'frozen:later 3600000'])
})

it('waits out a short freeze', async () => {
  const limiter = createRateLimiter()
  const { log, call } = watch(limiter)
  limiter.freeze('token', 1100)
  void call('a', { token: TEN_A_SECOND })

  await vi.advanceTimersByTimeAsync(1200)

  expect(log).toEqual(['a@1100'])
})

it('takes from all buckets or from none', async () => {
  const limiter = createRateLimiter()
  const { log, call } = watch(limiter)
  limiter.freeze('peer', 900)
  void call('blocked', { token: ONE_A_SECOND, peer: UNLIMITED })
  void call('free', { token: ONE_A_SECOND })

  await vi.advanceTimersByTimeAsync(1100)

  expect(log).toEqual(['free@0', 'blocked@1000'])
})

it('gives up when the queue is longer than the caller may wait', async () => {
  const { log, call } = watch(createRateLimiter())
  for (const name of ['a', 'b', 'c', 'd']) void call(name, { token: ONE_A_SECOND }, 0, 2500)

  await vi.advanceTimersByTimeAsync(3000)

  expect(log.slice(0, 3)).toEqual(['a@0', 'b@1000', 'c@2000'])
  expect(log[3]).toMatch(/^d:later \d+$/)
})
