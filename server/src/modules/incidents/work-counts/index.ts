/** How much open work there is, from sums that are kept: what counts it never reads the work itself. */
export { findOldestDue } from './oldest-due.repository.ts'
export {
  addUpWorkCounts,
  correctWorkCounts,
  countDueWork,
  countStep,
} from './work-counts.repository.ts'
