/** Who sees which incidents, who may take which step, who may approve; and locking an incident that the actor may see. */
export { findStanding, type Standing, waitsForApproval } from './approvers.repository.ts'
export { readerOf } from './incident-reader.ts'
export {
  authorize,
  canRemind,
  canRun,
  canSeeIncident,
  grantedWork,
  type IncidentScope,
  isInScope,
  isLate,
  seesEverything,
  visibleIncidents,
  visibleScopes,
} from './incidents.policy.ts'
export type { IncidentsContext } from './incidents-context.ts'
export { assertNotStale, findAgency, lockVisibleIncident, lockVisibleIncidents } from './lock-incident.ts'
export { reachInIncidents } from './moderation-reach.ts'
export { presentAbilities } from './present-abilities.ts'
