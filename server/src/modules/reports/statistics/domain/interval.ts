/** Between which values the truth lies, in 95 of a hundred such statements. */
import { betaQuantile } from './beta.ts'

/** Both ends belong to it. */
export type Interval = { readonly low: number; readonly high: number }

export function isWithin({ low, high }: Interval, value: number): boolean {
  return value >= low && value <= high
}

/**
 * Of a share that was seen `count` times of `of`: Jeffreys' interval, which holds its promise on average for small numbers
 * too. None or all of them leave no room on that side (Brown, Cai and DasGupta, 2001).
 */
export function shareInterval(count: number, of: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  const [a, b] = [count + 0.5, of - count + 0.5]
  return {
    low: count <= 0 ? 0 : betaQuantile(tail, a, b),
    high: count >= of ? 1 : betaQuantile(1 - tail, a, b),
  }
}
