/**
 * Periods of whole days of the region, both ends inside. They end with today (or with the day that the address names) and
 * go back from it, so that the same weekdays stand on both sides of a comparison. Pure: today is an argument.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import { MOST_FIGURE_DAYS } from '@veche/contract/values/figures.ts'
import type { FiguresSearch, PeriodKind } from '../figures-search.ts'

export type Period = { from: string; to: string }

export const PERIOD_KINDS: readonly PeriodKind[] = ['today', 'week', 'month', 'quarter', 'year', 'any']

const MONTHS = { month: 1, quarter: 3, year: 12 } as const
const WEEK_DAYS = 7

export function periodOf({ period = 'week', from, to }: FiguresSearch, today: string): Period {
  const last = to !== undefined && to < today ? to : today
  if (period === 'any')
    return from !== undefined && problemOf(from, last) === null ? { from, to: last } : weekTo(last)
  if (period === 'today') return { from: last, to: last }
  if (period === 'week') return weekTo(last)
  return { from: addDays(addMonths(last, -MONTHS[period]), 1), to: last }
}

function weekTo(day: string): Period {
  return { from: addDays(day, 1 - WEEK_DAYS), to: day }
}

/** As long a period before this one, or after it; the one that ends today is not dated. */
export function stepPeriod(search: FiguresSearch, today: string, by: 1 | -1): FiguresSearch {
  const now = periodOf(search, today)
  if (search.period === 'any') {
    const days = daysIn(now)
    const to = by < 0 ? addDays(now.from, -1) : addDays(now.to, days)
    const last = to > today ? today : to
    return { ...search, from: addDays(last, 1 - days), to: last }
  }
  const to = by < 0 ? addDays(now.from, -1) : endAfter(search.period ?? 'week', now.to)
  return { ...search, to: to >= today ? undefined : to }
}

function endAfter(kind: Exclude<PeriodKind, 'any'>, day: string): string {
  if (kind === 'today') return addDays(day, 1)
  if (kind === 'week') return addDays(day, WEEK_DAYS)
  return addMonths(day, MONTHS[kind])
}

/** Why a period cannot be asked for; null: it can. */
export function problemOf(from: string, to: string): 'backwards' | 'tooLong' | null {
  if (from > to) return 'backwards'
  return daysIn({ from, to }) > MOST_FIGURE_DAYS ? 'tooLong' : null
}

export function daysIn({ from, to }: Period): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS) + 1
}

export function addDays(day: string, count: number): string {
  return toDay(toMs(day) + count * DAY_MS)
}

/** The last day of a shorter month where it has no such day. */
function addMonths(day: string, count: number): string {
  const at = new Date(toMs(day))
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + count]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return toDay(Date.UTC(year, month, Math.min(at.getUTCDate(), lastOfMonth)))
}

const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)
