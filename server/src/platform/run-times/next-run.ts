/** When a schedule runs, by the clock on the wall of the region, and which days its report is of. */
import { Temporal } from 'temporal-polyfill'

export type RunTimes = {
  cadence: 'daily' | 'weekly' | 'monthly'
  /** Monday is 1. */
  weekday: number | null
  monthDay: number | null
  hour: number
}

/** The next run after a moment. An hour that a change of clocks leaves out is the one that follows. */
export function nextRunAfter(times: RunTimes, after: Date, zone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  for (let day = today; ; day = day.add({ days: 1 })) {
    if (!isRunDay(times, day)) continue
    const at = new Date(
      day.toZonedDateTime({ timeZone: zone, plainTime: { hour: times.hour } }).epochMilliseconds,
    )
    if (at > after) return at
  }
}

function isRunDay({ cadence, weekday, monthDay }: RunTimes, day: Temporal.PlainDate): boolean {
  switch (cadence) {
    case 'daily':
      return true
    case 'weekly':
      return day.dayOfWeek === weekday
    case 'monthly':
      // The last day of a month that has no such day.
      return day.day === Math.min(monthDay ?? 1, day.daysInMonth)
  }
}

/** The latest run that is due by now: after a week without the product there is one report, not seven. */
export function latestDue(
  times: RunTimes,
  { firstAt, now }: { firstAt: Date; now: Date },
  zone: string,
): Date {
  let due = firstAt
  for (;;) {
    const next = nextRunAfter(times, due, zone)
    if (next > now) return due
    due = next
  }
}

/** Whole days before the run: yesterday, the seven days to yesterday, the month before. */
export function periodOfRun(
  { cadence }: Pick<RunTimes, 'cadence'>,
  dueAt: Date,
  zone: string,
): { from: string; to: string } {
  const day = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  const yesterday = day.subtract({ days: 1 }).toString()
  switch (cadence) {
    case 'daily':
      return { from: yesterday, to: yesterday }
    case 'weekly':
      return { from: day.subtract({ days: 7 }).toString(), to: yesterday }
    case 'monthly': {
      const first = day.with({ day: 1 })
      return { from: first.subtract({ months: 1 }).toString(), to: first.subtract({ days: 1 }).toString() }
    }
  }
}
