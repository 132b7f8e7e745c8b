/** Periods of whole days in the region's zone, both ends included; a day is written as YYYY-MM-DD. */
import { MOST_FIGURE_DAYS } from '@veche/contract/values/figures.ts'
import { Temporal } from 'temporal-polyfill'
import { InvalidError } from '../../../../platform/errors.ts'

export type Period = { from: string; to: string }

const day = (text: string) => Temporal.PlainDate.from(text)

export function daysOf({ from, to }: Period): number {
  return day(from).until(day(to)).days + 1
}

export function checkPeriod(period: Period): Period {
  const days = daysOf(period)
  if (days < 1) throw new InvalidError('figures.period_backwards', { field: 'to', ...period })
  if (days > MOST_FIGURE_DAYS)
    throw new InvalidError('figures.period_too_long', { field: 'from', days, most: MOST_FIGURE_DAYS })
  return period
}

/** As many days, just before. */
export function periodBefore(period: Period): Period {
  const days = daysOf(period)
  return movedBy(period, -days)
}

/** The same days of the year before; the last day of February stays the last. */
export function periodYearAgo({ from, to }: Period): Period {
  const back = (text: string) => day(text).subtract({ years: 1 }).toString()
  return { from: back(from), to: back(to) }
}

/** The four weeks before a period: what is usual is read from them. */
export function weeksBefore({ from }: Period): Period {
  return {
    from: day(from).subtract({ days: NORM_DAYS }).toString(),
    to: day(from).subtract({ days: 1 }).toString(),
  }
}
export const NORM_DAYS = 28

export function movedBy({ from, to }: Period, days: number): Period {
  const move = (text: string) => day(text).add({ days }).toString()
  return { from: move(from), to: move(to) }
}

export function eachDay(period: Period): string[] {
  const first = day(period.from)
  return Array.from({ length: daysOf(period) }, (_, add) => first.add({ days: add }).toString())
}
