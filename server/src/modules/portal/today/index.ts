/** What waits for one person today: one list out of all sections, by time, and what they have done. */
export { todayRoutes } from './today.routes.ts'
