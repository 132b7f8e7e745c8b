import { Temporal } from 'temporal-polyfill'

/** Midnight that ends the day on the clocks of the region. */
export function endOfCivilDay(day: string, timeZone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone)
  return new Date(next.epochMilliseconds)
}

export function civilDayOf(moment: Date, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
