export { getIncident, getVisibleRow } from './card/get-incident.ts'
export { authorizeMessage, tellAttachmentCopied } from './card/message-access.ts'
export { restoreWithdrawn, withdrawAnswered } from './commands/answered-on-air.ts'
export { type ImportedWork, insertImportedIncidents } from './commands/import-incidents.ts'
export { runIncidentCommand, takeStep } from './commands/run-incident-command.ts'
export { calendarMovesRoutes } from './deadline-rules/calendar-moves.routes.ts'
export { deadlineRulesRoutes } from './deadline-rules/rules.routes.ts'
export { type DeadlineBook, loadDeadlineBook, seedDeadlineRules } from './deadlines/deadline-book.ts'
export type { DeadlineKey } from './deadlines/domain/deadline-rule.ts'
export { nextReminderAt, type Reminder, reachedReminder } from './deadlines/domain/reminders.ts'
export { expectFirstAnswer } from './deadlines/expected-answer.ts'
export { openPromise, settlePromise } from './deadlines/promises.ts'
export {
  findDueReminders,
  lockDueReminders,
  type RemindedDeadline,
  setNextReminders,
} from './deadlines/reminders.repository.ts'
export type { FilterFacts } from './filter/match-incidents.ts'
export { isClockRunning } from './filter/paused-deadlines.ts'
export { ENDED_STEPS } from './filter/queue-steps.ts'
export { canonicalJson, findBrokenChain } from './history/activity.ts'
export { changeIncident, incidentEvent, scopeOf } from './history/change-incident.ts'
export { findSupplement, isBegun } from './history/find-supplement.ts'
export { incidentsJobs } from './incidents.jobs.ts'
export { incidentsRoutes } from './incidents.routes.ts'
export { countIncidents, readCounters } from './list/count-incidents.ts'
export { countOpenWork } from './list/count-open-work.ts'
export { type ListedRow, listIncidents, listVisible } from './list/list-incidents.ts'
export { createLiveCounters, type LiveCounters } from './list/live-counters.ts'
export {
  listIncidentThread,
  listLateMemberIds,
  listRecipients,
  type Recipient,
} from './messages/members.repository.ts'
export { openIncidents, type SourceOfWork } from './messages/open-incidents.ts'
export type { RegisterDeps } from './messages/register-deps.ts'
export { findOwners, registerMessages, registerWithOwners } from './messages/register-messages.ts'
export { findStanding, type Standing } from './rights/approvers.ts'
export {
  authorize,
  canRun,
  canSeeIncident,
  type IncidentScope,
  isInScope,
  visibleIncidents,
} from './rights/incidents.policy.ts'
export type { IncidentsContext } from './rights/incidents-context.ts'
export { assertNotStale, findAgency, lockVisibleIncident } from './rights/lock-incident.ts'
export { FRESH } from './steps/domain/fresh-incident.ts'
export type { Incident, IncidentCommand, Published } from './steps/domain/incident.ts'
export { isStepAllowed } from './steps/domain/incident-steps.ts'
export { isSupplement, mayHoldSupplement } from './steps/domain/supplement.ts'
export {
  findIncidentRow,
  getIncidentForUpdate,
  type LockedIncident,
  listIncidentsForUpdate,
} from './steps/incidents.repository.ts'
