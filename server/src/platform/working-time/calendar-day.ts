/**
 * A day that differs from an ordinary week.
 *
 *   off    nobody works: a holiday, or a day off moved here from `movedFrom`
 *   short  a working day one hour shorter, also on a Saturday that was made a working day
 *   work   a day off that was made a working day
 */
import { z } from 'zod'

const CalendarDateSchema = z.iso.date()

export const CalendarDaySchema = z.strictObject({
  on: CalendarDateSchema,
  kind: z.enum(['off', 'short', 'work']),
  holiday: z.string().min(1).exactOptional(),
  movedFrom: CalendarDateSchema.exactOptional(),
})

export type CalendarDay = Readonly<z.infer<typeof CalendarDaySchema>>
