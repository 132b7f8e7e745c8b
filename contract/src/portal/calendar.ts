import { z } from 'zod'
import { Moment } from '../common.ts'
import { LANGUAGES } from '../values/notifications.ts'
import { CALENDAR_DAYS_LIMIT, CALENDAR_KINDS } from '../values/portal/calendar.ts'

export const CalendarQuery = z.object({
  from: z.iso.date(),
  /** From the first one on; the clock is that of the region. */
  days: z.coerce.number().int().min(1).max(CALENDAR_DAYS_LIMIT).default(7),
})
export const CalendarFileQuery = CalendarQuery.extend({ language: z.enum(LANGUAGES).default('ru') })

export const CalendarItem = z.object({
  kind: z.enum(CALENDAR_KINDS),
  /** Of what is opened; of a post its body, of deadlines their day. */
  id: z.string(),
  /** Tells the entry from the others of its kind, also once it was moved to another hour. */
  key: z.string(),
  /** Of a duty in a chat. */
  chatId: z.uuid().nullable(),
  title: z.string(),
  /** The name of its municipality, of a stream and of a duty in a chat. */
  place: z.string().nullable(),
  startsAt: Moment,
  /** Null: it is a moment, the end of a term or the hour of a text. */
  endsAt: Moment.nullable(),
  /** Of deadlines: how many questions. */
  count: z.number().int().nullable(),
})
export type CalendarItem = z.infer<typeof CalendarItem>
/** By time; deadlines of a day stand at its beginning. */
export const CalendarResponse = z.object({ items: z.array(CalendarItem) })
export type CalendarResponse = z.infer<typeof CalendarResponse>

export const CalendarAddressResponse = z.object({
  /** Null: there is none. Its token is told once and kept nowhere. */
  address: z.object({ createdAt: Moment, lastReadAt: Moment.nullable() }).nullable(),
})
export const CreatedCalendarAddressResponse = z.object({ url: z.string() })
export const CalendarFeedParams = z.object({ token: z.string().max(100) })
export const CalendarFeedQuery = CalendarFileQuery.pick({ language: true })
