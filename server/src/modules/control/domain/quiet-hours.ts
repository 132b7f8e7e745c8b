/** Hours in which nobody is disturbed, on the wall of the region. */
import { Temporal } from 'temporal-polyfill'

export type QuietHours = { from: string; to: string }

/** When the quiet hours that include this moment end; null outside of them. Equal ends mean no quiet hours. */
export function quietUntil(at: Date, { from, to }: QuietHours, timeZone: string): Date | null {
  if (from === to) return null
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  const time = wall.toPlainTime().toString().slice(0, 5)
  const isOverMidnight = from > to
  const isQuiet = isOverMidnight ? time >= from || time < to : time >= from && time < to
  if (!isQuiet) return null
  const day = isOverMidnight && time >= from ? wall.toPlainDate().add({ days: 1 }) : wall.toPlainDate()
  const end = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(to) })
  return new Date(end.epochMilliseconds)
}
