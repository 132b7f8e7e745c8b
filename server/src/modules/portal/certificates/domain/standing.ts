/** What a right that depends on a course means for one person at a moment, and what they are told of it. Pure rules. */
import type { CourseNews } from '@veche/contract/notifications.ts'
import type { LEARNER_STATES } from '@veche/contract/values/courses.ts'

export type LearnerState = (typeof LEARNER_STATES)[number]
/** `validUntil` of the last certificate; from `restsAt` the right rests. */
export type Standing = { validUntil: Date | null; restsAt: Date; liftedUntil: Date | null }

export function stateAt({ validUntil, restsAt, liftedUntil }: Standing, now: Date): LearnerState {
  if (validUntil !== null && now < validUntil) return 'valid'
  if (now >= restsAt) return 'rests'
  return liftedUntil !== null && now < liftedUntil ? 'lifted' : 'due'
}

/** By when to pass, to lose nothing and to let nothing run out. */
export function dueAtOf({ validUntil, restsAt }: Standing, now: Date): Date {
  return validUntil !== null && now < validUntil ? validUntil : restsAt
}

/** The nearer one right comes to rest, the more it says of the person. */
export function worstOf(states: readonly LearnerState[]): LearnerState {
  const order: readonly LearnerState[] = ['rests', 'due', 'lifted', 'valid']
  return order.find((state) => states.includes(state)) ?? 'free'
}

export type Telling = {
  news: Exclude<
    CourseNews,
    'reminded' | 'waiting' | 'approved' | 'returned'
  > /** The moment that is told of. */
  at: Date
}

/**
 * The one telling that is due, or none: only the nearest, so that after days without the product nobody gets three.
 * `daysUntil` counts days on the wall of the region.
 */
export function tellingOf(
  standing: Standing,
  now: Date,
  daysUntil: (moment: Date) => number,
): Telling | null {
  const { validUntil, restsAt } = standing
  const state = stateAt(standing, now)
  if (state === 'rests') return { news: 'rests', at: restsAt }
  if (state === 'lifted') return null
  const at = dueAtOf(standing, now)
  const days = daysUntil(at)
  if (days <= 0) return { news: 'day', at }
  if (days === 1) return { news: 'eve', at }
  if (days <= 7) return { news: 'week', at }
  if (validUntil !== null && now < validUntil) return days <= 30 ? { news: 'month', at } : null
  return { news: 'gate', at }
}
