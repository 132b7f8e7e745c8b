export { restoreWithdrawn, withdrawAnswered } from './answered-on-air.ts'
export { findStanding, type Standing } from './approvers.ts'
export { calendarMovesRoutes } from './calendar-moves.routes.ts'
export { changeIncident, incidentEvent, scopeOf } from './change-incident.ts'
export { countOpenWork } from './count-open-work.ts'
export { type DeadlineBook, loadDeadlineBook, seedDeadlineRules } from './deadline-book.ts'
export { deadlineRulesRoutes } from './deadline-rules.routes.ts'
export { nextReminderAt, type Reminder, reachedReminder } from './domain/deadline-reminders.ts'
export type { DeadlineKey } from './domain/deadline-rule.ts'
export { FRESH } from './domain/fresh-incident.ts'
export type { Incident, IncidentCommand, Published } from './domain/incident.ts'
export { isStepAllowed } from './domain/incident-steps.ts'
export { isSupplement, mayHoldSupplement } from './domain/supplement.ts'
export { expectFirstAnswer } from './expected-answer.ts'
export { getIncident, getVisibleRow } from './get-incident.ts'
export { type ImportedWork, insertImportedIncidents } from './import-incidents.ts'
export { canonicalJson, findBrokenChain } from './incident-activity.ts'
export { incidentsJobs } from './incidents.jobs.ts'
export {
  authorize,
  canRun,
  canSeeIncident,
  type IncidentScope,
  isInScope,
  visibleIncidents,
} from './incidents.policy.ts'
export {
  findIncidentRow,
  getIncidentForUpdate,
  type LockedIncident,
  listIncidentsForUpdate,
} from './incidents.repository.ts'
export { incidentsRoutes } from './incidents.routes.ts'
export type { IncidentsContext } from './incidents-context.ts'
export { countIncidents, readCounters } from './list/count-incidents.ts'
export { type ListedRow, listIncidents, listVisible } from './list/list-incidents.ts'
export { createLiveCounters, type LiveCounters } from './list/live-counters.ts'
export type { FilterFacts } from './list/match-incidents.ts'
export { isClockRunning } from './list/paused-deadlines.ts'
export { ENDED_STEPS } from './list/queue-steps.ts'
export { assertNotStale, findAgency, lockVisibleIncident } from './lock-incident.ts'
export {
  listIncidentThread,
  listLateMemberIds,
  listRecipients,
  type Recipient,
} from './members.repository.ts'
export { authorizeMessage, tellAttachmentCopied } from './message-access.ts'
export { openIncidents, type SourceOfWork } from './open-incidents.ts'
export { openPromise, settlePromise } from './promises.ts'
export type { RegisterDeps } from './register-deps.ts'
export { findOwners, registerMessages, registerWithOwners } from './register-messages.ts'
export {
  findDueReminders,
  lockDueReminders,
  type RemindedDeadline,
  setNextReminders,
} from './reminders.repository.ts'
export { runIncidentCommand, takeStep } from './run-incident-command.ts'
export { findSupplement, isBegun } from './supplements.ts'
