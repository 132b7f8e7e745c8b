/** What waits for one person today: one list out of all sections, by time, and what they have done. */
export { calendarRoutes } from './calendar/calendar.routes.ts'
export { calendarFeedRoutes } from './calendar/calendar-feed.routes.ts'
export { buildItem, type Source as TodaySource } from './source.ts'
export { todayRoutes } from './today.routes.ts'
