/** What a person has put aside in the own lists, and what brings it back. */
export { setSnoozeIn } from './set-snooze.ts'
export { snoozesRoutes } from './snoozes.routes.ts'
