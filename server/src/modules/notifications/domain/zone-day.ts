import { Temporal } from 'temporal-polyfill'

/** What the clock on the wall of the region shows. */
export function dayAndHour(at: Date, timeZone: string): { day: string; hour: number } {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return { day: wall.toPlainDate().toString(), hour: wall.hour }
}
