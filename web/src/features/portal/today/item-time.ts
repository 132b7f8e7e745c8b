/** How the time of a thing reads at this moment, also when the list is older than that. Pure. */
import { type DeadlineReading, readDeadline } from '../../../lib/incidents/deadline.ts'
import type { Locale } from '../../../lib/words/format.ts'
import type { DayItem } from './today.queries.ts'

export type TimeReading =
  | { is: 'deadline'; dueAt: string; reading: DeadlineReading }
  /** It begins, or goes on until then. */
  | { is: 'span'; startsAt: string; endsAt: string | null; isOn: boolean }
  | { is: 'none' }

type Timed = Pick<DayItem, 'dueAt' | 'warnAt' | 'isPaused' | 'startsAt' | 'endsAt'>

export function readTime(item: Timed, now: number, locale: Locale): TimeReading {
  const { dueAt, warnAt, isPaused, startsAt, endsAt } = item
  if (dueAt !== null) {
    return {
      is: 'deadline',
      dueAt,
      reading: readDeadline({ dueAt, warnAt: warnAt ?? dueAt, isPaused }, now, locale),
    }
  }
  if (startsAt !== null) return { is: 'span', startsAt, endsAt, isOn: Date.parse(startsAt) <= now }
  return { is: 'none' }
}

export type DayCounts = { late: number; left: number }

/** A duty is no work by itself: neither the head nor a part of the day counts it. */
export function countWork(items: readonly Pick<DayItem, 'kind'>[]): number {
  return items.filter(({ kind }) => kind !== 'duty').length
}

/** What is left of the day: what is late and what has no time is for today too. */
export function countDay(items: readonly Pick<DayItem, 'time' | 'kind'>[]): DayCounts {
  const count = (...times: readonly DayItem['time'][]) =>
    countWork(items.filter(({ time }) => times.includes(time)))
  return { late: count('late'), left: count('late', 'today', 'none') }
}
