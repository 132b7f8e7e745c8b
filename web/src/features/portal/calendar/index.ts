/** What the days of one person hold, out of all sections: a week, a list, a file for another calendar. */
export { CalendarDays, type RenderCalendarItem } from './CalendarDays.tsx'
export { calendarFileHref, calendarQuery } from './calendar.queries.ts'
export { addDays, mondayOf } from './calendar-days.ts'
