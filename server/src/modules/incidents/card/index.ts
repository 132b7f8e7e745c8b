/** One incident in full, as its reader may see it, and what they may do on it. */
export {
  explainIncidentDeadline,
  getIncident,
  getIncidentAfterOwnStep,
  getVisibleRow,
} from './get-incident.ts'
export { type ListRow, presentListItem } from './incident.presenter.ts'
export { announceAttachment, authorizeMessage } from './message-access.ts'
