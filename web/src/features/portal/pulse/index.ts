/** The anonymous pulse on workload: a blank that nobody has seen, and what all have said together. */
export { PulseScreen } from './PulseScreen.tsx'
export { pulseQuery } from './pulse.queries.ts'
