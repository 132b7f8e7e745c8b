/** What stands in the calendar of a person. `due`: how many of their questions have their deadline on that day. */
export const CALENDAR_KINDS = ['stream', 'duty', 'post', 'broadcast', 'order', 'part', 'due'] as const
export type CalendarKind = (typeof CALENDAR_KINDS)[number]

export const CALENDAR_DAYS_LIMIT = 42
