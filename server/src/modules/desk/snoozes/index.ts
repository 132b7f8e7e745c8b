/** What a person has put aside in the own lists, and what brings it back. */
export { snoozesRoutes } from './snoozes.routes.ts'
