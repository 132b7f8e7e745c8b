/** Surges by the days on which they lasted, as a series of days marks them. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Surge } from './surges.ts'

export type SurgeDay = { readonly day: string; readonly surges: readonly Surge[] }
type Days = {
  readonly from: string
  readonly to: string
  /** The day of the region's zone at a moment. */
  readonly dayOf: (at: Date) => string
}

/** Days in order, each with its surges, the largest beside what is usual first. */
export function surgeDays(surges: readonly Surge[], { from, to, dayOf }: Days): SurgeDay[] {
  const lived = surges.flatMap((surge) =>
    daysBetween(dayOf(surge.startedAt), dayOf(surge.lastAt))
      .filter((day) => day >= from && day <= to)
      .map((day) => ({ day, surge })),
  )
  return [...Map.groupBy(lived, ({ day }) => day)]
    .map(([day, ofDay]) => ({
      day,
      surges: ofDay
        .map(({ surge }) => surge)
        .toSorted((one, other) => other.count - other.expected - (one.count - one.expected)),
    }))
    .toSorted((one, other) => one.day.localeCompare(other.day))
}

function daysBetween(first: string, last: string): string[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(first) + at * DAY_MS).toISOString().slice(0, 10),
  )
}
