/** The life of one incident, without a database or a clock: its state, where each command may run, what it changes; and the row it is kept in. */
export { AUTHOR_COUNT } from './author-count.query.ts'
export { applyCommand } from './domain/apply-command.ts'
export { FRESH } from './domain/fresh-incident.ts'
export type {
  BeforeSupplement,
  Classification,
  CommandType,
  Incident,
  IncidentCommand,
  Published,
} from './domain/incident.ts'
export {
  ASKED_AT,
  isInHand,
  isOpen,
  isStepAllowed,
  type StepState,
  TAKES_OTHERS,
} from './domain/incident-steps.ts'
export { isSupplement, mayHoldSupplement } from './domain/supplement.ts'
export {
  findIncidentOfThread,
  getIncidentRow,
  getIncidentToCheck,
  getNumberAndAuthor,
  listIncidentNumbers,
  listIncidentScopes,
  lockIncidents,
} from './facts.repository.ts'
export {
  type ActivityTail,
  type CurrentDeadlineColumns,
  findIncidentRow,
  getIncidentForUpdate,
  insertIncidents,
  type LockedIncident,
  listAnsweredByLetter,
  listIncidentsForUpdate,
  listNumberedIncidents,
  listPrivatelyAnswered,
  listSources,
  listThreadIncidents,
  type NewIncident,
  setLease,
  type ThreadIncident,
  type ThreadKey,
  updateCurrentDeadline,
  updateIncident,
  type VisibleRow,
} from './incidents.repository.ts'
