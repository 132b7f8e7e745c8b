/** Articles found by words, and laid beside a question. */
export { findKnown } from './find-known.ts'
export { findingRoutes } from './finding.routes.ts'
