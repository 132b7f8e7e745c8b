/** How many false alarms a day the duty bears, and the bar of danger that follows from it. */

export { listSaidOfDangers } from './alarms.repository.ts'
export { alarmJobs, alarmsRoutes } from './alarms.routes.ts'
export { loadDangerBars } from './danger-bars.ts'
export { setBar } from './set-bar.ts'
