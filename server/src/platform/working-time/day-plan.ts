/** Plans one civil day for one schedule: when it works, or why it does not. */

import type { CalendarDay } from './calendar-day.ts'
import { DAY_MINUTES, formatDate, weekdayOf } from './civil-time.ts'
import { type MinuteSpan, minuteSpans, type Schedule } from './schedule.ts'
import type { CalendarLookup } from './working-calendar.ts'

const SHORTENED_BY_MINUTES = 60
const FRIDAY = 4
const SATURDAY = 5
const SUNDAY = 6
const MONDAY = 0

export type DayOff =
  | { reason: 'weekend' }
  | { reason: 'shortened_day' }
  | { reason: 'holiday'; holiday: string }
  | { reason: 'moved_day_off'; movedFrom: string }

export type DayPlan = {
  /** In order; empty on a day off. Minutes over 1440 are the next day. */
  readonly spans: readonly MinuteSpan[]
  /** Set exactly when there are no spans. */
  readonly off: DayOff | null
  /** The hour taken from the end of a shortened day. */
  readonly cut: MinuteSpan | null
  /** The day whose hours a working Saturday follows, 'YYYY-MM-DD'. */
  readonly standsFor: string | null
}

export function planDay(schedule: Schedule, calendar: CalendarLookup, day: number): DayPlan {
  const special = schedule.followsCalendar ? calendar.find(day) : undefined
  if (special?.kind === 'off') return dayOff(offReason(special))

  const exchanged = special ? calendar.findExchanged(day) : undefined
  const spans = special
    ? specialDaySpans(schedule, day, exchanged)
    : clean(minuteSpans(schedule, weekdayOf(day)))
  if (spans.length === 0) return dayOff({ reason: 'weekend' })

  const standsFor = exchanged === undefined ? null : formatDate(exchanged)
  if (special?.kind !== 'short') return { spans, off: null, cut: null, standsFor }
  return shorten(spans, standsFor)
}

/**
 * A working Saturday is as long as the weekday it was exchanged for (the Ministry of Labour's rule). When that day
 * is unknown, or is free for this schedule, it is the day's own hours, then Friday's for Saturday, Monday's for Sunday.
 */
function specialDaySpans(schedule: Schedule, day: number, exchanged: number | undefined): MinuteSpan[] {
  const weekday = weekdayOf(day)
  const neighbour = weekday === SATURDAY ? FRIDAY : weekday === SUNDAY ? MONDAY : weekday
  const candidates =
    exchanged === undefined ? [weekday, neighbour] : [weekdayOf(exchanged), weekday, neighbour]
  for (const candidate of candidates) {
    const spans = clean(minuteSpans(schedule, candidate))
    if (spans.length > 0) return spans
  }
  return []
}

/** Sorts spans and removes overlaps, so that a schedule that skipped validation still gives a day that adds up. */
function clean(spans: MinuteSpan[]): MinuteSpan[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from)
  let busyUntil = 0
  const cleaned: MinuteSpan[] = []
  for (const span of sorted) {
    const from = Math.max(span.from, busyUntil)
    if (span.to > from) cleaned.push({ from, to: span.to })
    busyUntil = Math.max(busyUntil, span.to)
  }
  return cleaned
}

/** Takes one working hour from the end; a break in the way is not counted as work. */
function shorten(spans: readonly MinuteSpan[], standsFor: string | null): DayPlan {
  const kept = [...spans]
  let left = SHORTENED_BY_MINUTES
  while (left > 0) {
    const last = kept.pop()
    if (!last) break
    const length = last.to - last.from
    if (length > left) kept.push({ from: last.from, to: last.to - left })
    left -= Math.min(left, length)
  }
  const end = spans.at(-1)?.to ?? DAY_MINUTES
  const newEnd = kept.at(-1)?.to
  if (newEnd === undefined) return dayOff({ reason: 'shortened_day' })
  return { spans: kept, off: null, cut: { from: newEnd, to: end }, standsFor }
}

function dayOff(off: DayOff): DayPlan {
  return { spans: [], off, cut: null, standsFor: null }
}

function offReason(day: CalendarDay): DayOff {
  if (day.holiday !== undefined) return { reason: 'holiday', holiday: day.holiday }
  if (day.movedFrom !== undefined) return { reason: 'moved_day_off', movedFrom: day.movedFrom }
  return { reason: 'weekend' }
}
