/** How the time of a thing reads at this moment, also when the list is older than that. Pure. */
import { type DeadlineReading, readDeadline } from '../../../lib/incidents/deadline.ts'
import { dayKey, type Locale } from '../../../lib/words/format.ts'
import type { DayItem } from './today.queries.ts'

export type TimeReading =
  | { is: 'deadline'; dueAt: string; reading: DeadlineReading }
  /** It begins, or goes on until then. */
  | { is: 'span'; startsAt: string; endsAt: string | null; isOn: boolean }
  | { is: 'none' }

type Timed = Pick<
  DayItem,
  'dueAt' | 'warnAt' | 'isPaused' | 'isPromised' | 'awaitedUntil' | 'startsAt' | 'endsAt'
>

export function readTime(item: Timed, now: number, locale: Locale): TimeReading {
  const { dueAt, warnAt, isPaused, startsAt, endsAt } = item
  const isPromise = item.isPromised && item.awaitedUntil !== null
  if (dueAt !== null) {
    return {
      is: 'deadline',
      dueAt,
      reading: readDeadline({ dueAt, warnAt: warnAt ?? dueAt, isPaused, isPromise }, now, locale),
    }
  }
  if (startsAt !== null) return { is: 'span', startsAt, endsAt, isOn: Date.parse(startsAt) <= now }
  return { is: 'none' }
}

/** It is told apart from what is late: what was urgent for tomorrow stands there. */
export function isUrgentNow({ isUrgent, time }: Pick<DayItem, 'isUrgent' | 'time'>): boolean {
  return isUrgent && (time === 'late' || time === 'today')
}

type Ordered = Pick<DayItem, 'time' | 'isUrgent' | 'isPaused' | 'dueAt' | 'kind'>

/** Why a part does not stand by time alone, where it does not. */
export function orderOf(items: readonly Ordered[], now: number, locale: Locale): ('urgent' | 'cameBack')[] {
  const urgent = items.filter(({ isUrgent }) => isUrgent)
  const today = dayKey(now, locale)
  const isLater = ({ time, isPaused, dueAt, kind }: Ordered) =>
    time === 'today' &&
    kind !== 'broadcast' &&
    !isPaused &&
    dueAt !== null &&
    dayKey(Date.parse(dueAt), locale) > today
  return [
    ...(urgent.length > 0 && urgent.length < items.length ? (['urgent'] as const) : []),
    ...(items.some(isLater) ? (['cameBack'] as const) : []),
  ]
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
