/**
 * Token buckets: how fast we may call a network. The rules are pure and take the time as an argument;
 * `createRateLimiter` adds waiting. Waiters on one bucket go in order of priority, then of arrival.
 */

/** `capacity` calls may go at once, then `perSecond`. */
export type Limit = { capacity: number; perSecond: number }

/** No rate of its own; exists to be frozen. */
export const UNLIMITED: Limit = { capacity: Number.POSITIVE_INFINITY, perSecond: Number.POSITIVE_INFINITY }

export type Bucket = { tokens: number; updatedAtMs: number; frozenUntilMs: number }

export function createBucket(limit: Limit, nowMs: number): Bucket {
  return { tokens: limit.capacity, updatedAtMs: nowMs, frozenUntilMs: 0 }
}

export function refill(bucket: Bucket, limit: Limit, nowMs: number): Bucket {
  if (limit.capacity === Number.POSITIVE_INFINITY) return { ...bucket, updatedAtMs: nowMs }
  // A clock that jumps back must not take tokens away.
  const elapsedMs = Math.max(0, nowMs - bucket.updatedAtMs)
  const tokens = Math.min(limit.capacity, bucket.tokens + (elapsedMs * limit.perSecond) / 1000)
  return { ...bucket, tokens, updatedAtMs: nowMs }
}

/** How long until one token may be taken; 0 means now. */
export function waitMs(bucket: Bucket, limit: Limit, nowMs: number): number {
  const frozenMs = Math.max(0, bucket.frozenUntilMs - nowMs)
  const { tokens } = refill(bucket, limit, nowMs)
  // Tokens are sums of fractions: without tolerance a bucket would be short of a token by 1e-16.
  const emptyMs = tokens >= 1 - 1e-9 ? 0 : ((1 - tokens) * 1000) / limit.perSecond
  return Math.max(0, Math.ceil(Math.max(frozenMs, emptyMs) - 1e-6))
}

export function takeToken(bucket: Bucket, limit: Limit, nowMs: number): Bucket {
  const filled = refill(bucket, limit, nowMs)
  return { ...filled, tokens: Math.max(0, filled.tokens - 1) }
}

/** A shorter freeze never ends a longer one. */
export function freezeBucket(bucket: Bucket, untilMs: number): Bucket {
  return { ...bucket, frozenUntilMs: Math.max(bucket.frozenUntilMs, untilMs) }
}

export function isIdle(bucket: Bucket, limit: Limit, nowMs: number): boolean {
  return bucket.frozenUntilMs <= nowMs && refill(bucket, limit, nowMs).tokens >= limit.capacity
}
