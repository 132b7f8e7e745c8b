/** Waiting for token buckets: one call takes a token from several buckets at once or from none. */
import {
  type Bucket,
  createBucket,
  freezeBucket,
  isIdle,
  type Limit,
  takeToken,
  UNLIMITED,
  waitMs,
} from './token-bucket.ts'

export type BucketClaim = { key: string; limit: Limit }

export type ClaimOptions = {
  /** Smaller goes first: an answer to a citizen before a look-up of names. */
  priority: number
  /** Longer than this nobody waits: the caller learns when to come again. */
  maxWaitMs: number
}

export type RateLimiter = {
  /** Resolves with null when the call may go, else with the milliseconds after which to try again. */
  acquire(claims: BucketClaim[], options: ClaimOptions): Promise<number | null>
  freeze(key: string, forMs: number): void
}

type Waiter = {
  claims: BucketClaim[]
  priority: number
  deadlineMs: number
  settle: (retryAfterMs: number | null) => void
}

// A bucket per peer: idle ones are forgotten when there are this many.
const MAX_BUCKETS = 10_000

/** Counts by a clock that no correction of the wall clock moves. */
export function createRateLimiter(now: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, Bucket>()
  const limits = new Map<string, Limit>()
  let waiters: Waiter[] = []
  let timer: NodeJS.Timeout | null = null

  function bucketOf({ key, limit }: BucketClaim): Bucket {
    limits.set(key, limit)
    const bucket = buckets.get(key) ?? createBucket(limit, now())
    buckets.set(key, bucket)
    return bucket
  }

  function waitOf(claim: BucketClaim): number {
    return waitMs(bucketOf(claim), claim.limit, now())
  }

  /** A later waiter may pass an earlier one only when they do not want the same exhausted bucket. */
  function pump(): void {
    const nowMs = now()
    const exhausted = new Set<string>()
    let nextMs = Number.POSITIVE_INFINITY
    waiters = waiters.filter((waiter) => {
      const short = waiter.claims.filter((claim) => exhausted.has(claim.key) || waitOf(claim) > 0)
      if (short.length === 0) {
        for (const claim of waiter.claims) {
          buckets.set(claim.key, takeToken(bucketOf(claim), claim.limit, nowMs))
        }
        waiter.settle(null)
        return false
      }
      const wait = Math.max(1, ...short.map(waitOf))
      if (nowMs >= waiter.deadlineMs || latestFreeze(short) > waiter.deadlineMs) {
        waiter.settle(wait)
        return false
      }
      for (const claim of short) exhausted.add(claim.key)
      nextMs = Math.min(nextMs, wait, waiter.deadlineMs - nowMs)
      return true
    })
    schedule(nextMs)
  }

  /** A frozen bucket will not open in time, so there is no point in holding the caller. */
  function latestFreeze(claims: BucketClaim[]): number {
    return Math.max(...claims.map((claim) => bucketOf(claim).frozenUntilMs))
  }

  function schedule(delayMs: number): void {
    if (timer) clearTimeout(timer)
    timer = Number.isFinite(delayMs) ? setTimeout(pump, Math.max(1, delayMs)) : null
  }

  function forgetIdle(): void {
    if (buckets.size <= MAX_BUCKETS) return
    const nowMs = now()
    for (const [key, bucket] of buckets) {
      if (!isIdle(bucket, limits.get(key) ?? UNLIMITED, nowMs)) continue
      buckets.delete(key)
      limits.delete(key)
    }
  }

  return {
    acquire(claims, { priority, maxWaitMs }) {
      forgetIdle()
      return new Promise((settle) => {
        const waiter = { claims, priority, deadlineMs: now() + maxWaitMs, settle }
        const at = waiters.findIndex((other) => other.priority > priority)
        waiters.splice(at === -1 ? waiters.length : at, 0, waiter)
        pump()
      })
    },
    freeze(key, forMs) {
      const nowMs = now()
      const bucket = buckets.get(key) ?? createBucket(limits.get(key) ?? UNLIMITED, nowMs)
      buckets.set(key, freezeBucket(bucket, nowMs + forMs))
    },
  }
}
