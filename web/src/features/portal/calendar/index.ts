/** What the days of one person hold, out of all sections: a week, a list, a file and an address for other calendars. */
export { CalendarDays, type RenderCalendarItem } from './CalendarDays.tsx'
export { calendarFileHref, calendarQuery } from './calendar.queries.ts'
export { addDays, mondayOf } from './calendar-days.ts'
export { SubscribeDialog } from './SubscribeDialog.tsx'
