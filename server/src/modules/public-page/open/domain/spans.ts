import type { Period } from '@veche/book/figures/recount.ts'
import { Temporal } from 'temporal-polyfill'

export const SPANS = ['week', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

/** The week from Monday, the calendar month or year that the moment lies in, up to its last day. */
export function periodOf(span: Span, now: Date, zone: string): Period {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  if (span === 'week') {
    const monday = today.subtract({ days: today.dayOfWeek - 1 })
    return { from: monday.toString(), to: monday.add({ days: 6 }).toString() }
  }
  if (span === 'year')
    return {
      from: today.with({ month: 1, day: 1 }).toString(),
      to: today.with({ month: 12, day: 31 }).toString(),
    }
  return monthOf(`${today.year}-${String(today.month).padStart(2, '0')}`)
}

/** `month` as YYYY-MM. */
export function monthOf(month: string): Period {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() }
}

/** The last four whole weeks and today. */
export function weeksTo(now: Date, zone: string): Period {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  return { from: today.subtract({ days: 27 }).toString(), to: today.toString() }
}

export function previousYear(now: Date, zone: string): Period {
  const { to } = weeksTo(now, zone)
  const day = Temporal.PlainDate.from(to)
  return { from: day.subtract({ years: 1 }).add({ days: 1 }).toString(), to }
}

/** The last three months up to today. */
export function quarterTo(now: Date, zone: string): Period {
  const { to } = weeksTo(now, zone)
  return { from: Temporal.PlainDate.from(to).subtract({ months: 3 }).add({ days: 1 }).toString(), to }
}
