/** What a channel usually brings in, and how strange its silence is. Pure. */
import { HOUR_MS } from '@veche/contract/durations.ts'

/** Events in each hour of a week, Monday's first hour first, UTC: the mean of some weeks. */
export type Rhythm = readonly number[]

export const HOURS_OF_WEEK = 168
/** The first of January 1970 was a Thursday. */
const MONDAY_OFFSET_HOURS = 3 * 24
/** Beyond this a silence is as strange as it gets. */
const LONGEST_HOURS = 2 * HOURS_OF_WEEK

/**
 * So many events were due in a silence that it is no chance: residents come in bursts, or e^-20 would be far too
 * strict. A page with two comments a day is never accused; one with ten an hour is after two hours of its day.
 */
export const STRANGE_SILENCE = 20

/** How many events the rhythm leads one to expect between two moments. */
export function expectedEvents(rhythm: Rhythm, from: Date, to: Date): number {
  let [at, sum] = [from.getTime(), 0]
  const end = Math.min(to.getTime(), at + LONGEST_HOURS * HOUR_MS)
  while (at < end) {
    const hour = Math.floor(at / HOUR_MS)
    const next = Math.min((hour + 1) * HOUR_MS, end)
    sum += ((rhythm[(hour + MONDAY_OFFSET_HOURS) % HOURS_OF_WEEK] ?? 0) * (next - at)) / HOUR_MS
    at = next
  }
  return sum
}

export type Counted = { hourOfWeek: number; count: number }

const WEEK_MS = HOURS_OF_WEEK * HOUR_MS

/** Null: less than a week is known, and a week is the least that has a rhythm. */
export function computeRhythm(
  counted: readonly Counted[],
  { since, now }: { since: Date; now: Date },
): Rhythm | null {
  const weeks = (now.getTime() - since.getTime()) / WEEK_MS
  if (weeks < 1) return null
  const rhythm = Array.from({ length: HOURS_OF_WEEK }, () => 0)
  for (const { hourOfWeek, count } of counted) rhythm[hourOfWeek] = count / weeks
  return rhythm
}
