/** How far ahead a promise may be depends on the role of the person who gives it. Pure. */
import type { Role } from '@veche/contract/access.ts'
import { InvalidError } from '../../../../platform/errors.ts'

/** `until` null: as far as needed. */
export type PromiseLimit = { until: Date | null }

/** The longest promise of each role: a moderator has no limit, heads and coordinators have a longer one than executors. */
const REACH: readonly { roles: readonly Role[]; reach: 'any' | 'long' | 'short' }[] = [
  { roles: ['moderator'], reach: 'any' },
  { roles: ['coordinator', 'head'], reach: 'long' },
  { roles: ['executor'], reach: 'short' },
]
export const SHORT_WORKING_DAYS = 7
export const LONG_DAYS = 30

/** `days`: the last moment of each reach. Null: none of the roles promises anything. */
export function limitOfPromise(
  roles: readonly Role[],
  days: { long: Date; short: Date },
): PromiseLimit | null {
  const best = REACH.find((rule) => rule.roles.some((role) => roles.includes(role)))
  if (!best) return null
  return { until: best.reach === 'any' ? null : days[best.reach] }
}

export function assertPromise(
  promise: { dueAt: Date } | null,
  { limit, now }: { limit: PromiseLimit | null; now: Date },
): void {
  if (!promise) throw new InvalidError('answer.promise_required')
  if (promise.dueAt <= now) throw new InvalidError('answer.promise_in_past')
  if (!limit || (limit.until && promise.dueAt > limit.until)) {
    throw new InvalidError('answer.promise_too_far', { until: limit?.until?.toISOString() ?? null })
  }
}
