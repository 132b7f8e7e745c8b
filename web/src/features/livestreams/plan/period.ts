/** Weeks and months of civil days. Pure: `2026-11-24` in, `2026-11-24` out. */
import { DAY_MS } from '@veche/contract/durations.ts'

export type View = 'week' | 'month'

const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export function addDays(day: string, count: number): string {
  return toDay(toMs(day) + count * DAY_MS)
}

/** Weeks begin on Monday. */
function mondayOf(day: string): string {
  return addDays(day, -((new Date(toMs(day)).getUTCDay() + 6) % 7))
}

function monthStart(day: string, shift = 0): string {
  const at = new Date(toMs(day))
  return toDay(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + shift, 1))
}

/** The first and the last day, both inside. */
export function periodOf(view: View, day: string): { from: string; to: string } {
  if (view === 'week') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  return { from: monthStart(day), to: addDays(monthStart(day, 1), -1) }
}

export function shiftPeriod(view: View, day: string, by: 1 | -1): string {
  return view === 'week' ? addDays(mondayOf(day), by * 7) : monthStart(day, by)
}

export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const count = Math.round((toMs(to) - toMs(from)) / DAY_MS) + 1
  return Array.from({ length: count }, (_, index) => addDays(from, index))
}

/** Whole weeks around the period, as a calendar on the wall has them. */
export function weeksOf({ from, to }: { from: string; to: string }): string[][] {
  const days = daysOf({ from: mondayOf(from), to: addDays(mondayOf(to), 6) })
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
