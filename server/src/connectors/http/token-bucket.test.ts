import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBucket, freezeBucket, type Limit, takeToken, UNLIMITED, waitMs } from './token-bucket.ts'

const limit: Limit = { capacity: 2, perSecond: 2 }

it('lets a burst through and then asks to wait', () => {
  let bucket = createBucket(limit, 0)
  for (let call = 0; call < 2; call++) bucket = takeToken(bucket, limit, 0)

  expect(waitMs(bucket, limit, 0)).toBe(500)
  expect(waitMs(bucket, limit, 499)).toBe(1)
  expect(waitMs(bucket, limit, 500)).toBe(0)
})

it('stays shut while frozen, and a shorter freeze does not end a longer one', () => {
  const bucket = freezeBucket(freezeBucket(createBucket(limit, 0), 1000), 300)

  expect(waitMs(bucket, limit, 400)).toBe(600)
  expect(waitMs(bucket, limit, 1000)).toBe(0)
})

it('takes nothing away when the clock jumps back', () => {
  const bucket = createBucket(limit, 10_000)

  expect(waitMs(bucket, limit, 0)).toBe(0)
})

it('has no rate without a limit, but can be frozen', () => {
  let bucket = createBucket(UNLIMITED, 0)
  for (let call = 0; call < 1000; call++) bucket = takeToken(bucket, UNLIMITED, 0)

  expect(waitMs(bucket, UNLIMITED, 0)).toBe(0)
  expect(waitMs(freezeBucket(bucket, 5), UNLIMITED, 0)).toBe(5)
})

it('never lets more through than the burst and the rate allow', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 })
  const limits = fc.record({
    capacity: fc.integer({ min: 1, max: 20 }),
    perSecond: fc.double({ min: 0.2, max: 30, noNaN: true }),
  })
  fc.assert(
    fc.property(limits, pauses, (anyLimit, steps) => {
      let nowMs = 0
      let taken = 0
      let bucket = createBucket(anyLimit, 0)
      for (const step of steps) {
        nowMs += step
        if (waitMs(bucket, anyLimit, nowMs) > 0) continue
        bucket = takeToken(bucket, anyLimit, nowMs)
        taken++
      }
      expect(taken).toBeLessThanOrEqual(anyLimit.capacity + (nowMs * anyLimit.perSecond) / 1000 + 1e-6)
    }),
  )
})
