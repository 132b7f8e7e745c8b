/** The anonymous pulse on workload: blanks that are signed unseen, and answers that nothing ties to a person. */
export { insertBatch as addPulse } from './pulse.repository.ts'
export { pulseRoutes } from './pulse.routes.ts'
