/** Questions about the same trouble: duplicates, bursts, repeats, mass events, joining the work and parting it again. */
export { findAlike } from './find-alike.ts'
export { findDuplicates } from './find-duplicates.ts'
export { findRepeat } from './find-repeat.ts'
export { listBursts } from './list-bursts.ts'
export { mergeIncidents, unmergeIncident } from './merge-incidents.ts'
export { RENUMBER_JOB, RenumberRepeats, renumberRepeats } from './renumber-repeats.ts'
