/** Who answers, now: for words as people say them, for a topic in a place, on the map and body by body. */
export { dutyRoutes } from './duty.routes.ts'
export type { DutyContext } from './duty-context.ts'
