import { z } from 'zod'

const DaySpans = z.array(z.tuple([z.string(), z.string()])).default([])
const StoredWeek = z.object({
  mon: DaySpans,
  tue: DaySpans,
  wed: DaySpans,
  thu: DaySpans,
  fri: DaySpans,
  sat: DaySpans,
  sun: DaySpans,
})
export type StoredWeek = z.infer<typeof StoredWeek>

/** As it is kept; one that works round the clock needs none. */
export function readWeek(stored: unknown): StoredWeek {
  return StoredWeek.parse(stored ?? {})
}
