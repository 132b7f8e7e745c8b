/** Articles found by words, and laid beside a question. */
export { findingRoutes } from './finding.routes.ts'
