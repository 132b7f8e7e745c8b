/** Periods of a report: whole days that are over, both ends inside. Pure: today is an argument. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { MOST_FIGURE_DAYS } from '@veche/contract/values/figures.ts'
import type { Asked } from './read-asked.ts'

export type Days = { from: string; to: string }

const WEEK_DAYS = 7

/** The same days as a schedule of a day, a week or a month is of. */
export function daysOf({ period, from, to }: Pick<Asked, 'period' | 'from' | 'to'>, today: string): Days {
  const yesterday = addDays(today, -1)
  if (period === 'day') return { from: yesterday, to: yesterday }
  if (period === 'month') return monthBefore(today)
  const isAsked =
    period === 'any' && from !== undefined && to !== undefined && problemOf({ from, to }) === null
  return isAsked ? { from, to } : { from: addDays(today, -WEEK_DAYS), to: yesterday }
}

/** Why a period cannot be asked for; null: it can. */
export function problemOf({ from, to }: Days): 'backwards' | 'tooLong' | null {
  if (from > to) return 'backwards'
  return (toMs(to) - toMs(from)) / DAY_MS + 1 > MOST_FIGURE_DAYS ? 'tooLong' : null
}

function monthBefore(today: string): Days {
  const to = addDays(`${today.slice(0, 7)}-01`, -1)
  return { from: `${to.slice(0, 7)}-01`, to }
}

function addDays(day: string, count: number): string {
  return new Date(toMs(day) + count * DAY_MS).toISOString().slice(0, 10)
}

const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
