/** The anonymous pulse on workload: blanks that are signed unseen, and answers that nothing ties to a person. */
export { pulseRoutes } from './pulse.routes.ts'
