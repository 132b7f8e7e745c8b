/** What administrators change of time: new versions of deadline rules, the what-if, and what a corrected calendar moves. */
export { calendarMovesRoutes } from './calendar-moves.routes.ts'
export { recomputeDeadlines } from './recompute-deadlines.ts'
export { deadlineRulesRoutes } from './rules.routes.ts'
