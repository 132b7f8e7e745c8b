import { createRateLimiter, type RateLimiter } from '../../src/connectors/http/rate-limiter.ts'

/** The product's limiter by a clock that moves on where a call would wait: all is counted, and nobody waits. */
export function createInstantLimiter(): RateLimiter & { waitedMs(): number } {
  let nowMs = 0
  const limiter = createRateLimiter(() => nowMs)
  const acquire: RateLimiter['acquire'] = async (claims, options) => {
    const askedAtMs = nowMs
    const waitMs = await limiter.acquire(claims, { ...options, maxWaitMs: 0 })
    if (waitMs === null || waitMs > options.maxWaitMs) return waitMs
    nowMs = Math.max(nowMs, askedAtMs + waitMs)
    return acquire(claims, options)
  }
  return { acquire, freeze: limiter.freeze, waitedMs: () => nowMs }
}
