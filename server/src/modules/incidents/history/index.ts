/** One change of an incident written whole (state, deadlines, event and a chained row of history), and what is read back from the rows: refusals, supplements, evidence, what a step taken back puts back. */
export {
  type ActivityRow,
  activitiesPart,
  assignmentsPart,
  insertActivities,
  isDoneBefore,
  keptKey,
  listActivities,
  listAssignments,
  releasePart,
} from './activities.repository.ts'
export { chainActivities, findBrokenChain } from './activity.ts'
export { addActivity } from './add-activity.ts'
export { canonicalJson } from './canonical-json.ts'
export { activityOf, changeIncident, type IncidentChange, incidentEvent, scopeOf } from './change-incident.ts'
export { evidenceOf } from './domain/evidence.ts'
export { fieldsBefore } from './domain/fields-before.ts'
export { type Refusal, refusalsOf, refusersOf } from './domain/refusals.ts'
export { listDoneSteps } from './done.repository.ts'
export { findSupplement, isBegun, isUntouched, keptOf } from './find-supplement.ts'
export { sealErasedHistory } from './seal-erased-history.ts'
export { findBeforeMerge, isTakingBack, type TakingBack, toTakeBack } from './take-back.ts'
