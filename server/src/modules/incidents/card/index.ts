/** One incident in full, as its reader may see it, and what they may do on it. */
export { listApprovals, listHandWays } from './beside-rows.repository.ts'
export {
  explainIncidentDeadline,
  getIncident,
  getIncidentAfterOwnStep,
  getVisibleRow,
} from './get-incident.ts'
export { presentListItem } from './incident.presenter.ts'
export { LISTED, type ListRow } from './list-columns.ts'
export { announceAttachment, authorizeMessage } from './message-access.ts'
