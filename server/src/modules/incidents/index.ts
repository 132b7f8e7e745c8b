export { announceAttachment, authorizeMessage, getIncident, getVisibleRow } from './card/index.ts'
export {
  type ImportedWork,
  insertImportedIncidents,
  restoreWithdrawn,
  runIncidentCommand,
  takeStep,
  withdrawAnswered,
} from './commands/index.ts'
export { calendarMovesRoutes, deadlineRulesRoutes } from './deadline-rules/index.ts'
export {
  type DeadlineBook,
  type DeadlineKey,
  expectFirstAnswer,
  findDueReminders,
  loadDeadlineBook,
  lockDueReminders,
  nextReminderAt,
  openPromise,
  type RemindedDeadline,
  type Reminder,
  reachedReminder,
  seedDeadlineRules,
  setNextReminders,
  settlePromise,
} from './deadlines/index.ts'
export { DUE_ORDER, type FilterFacts, isClockRunning, NO_DEADLINE } from './filter/index.ts'
export {
  canonicalJson,
  changeIncident,
  findBrokenChain,
  findSupplement,
  incidentEvent,
  isBegun,
  scopeOf,
} from './history/index.ts'
export { incidentsJobs } from './incidents.jobs.ts'
export { incidentsRoutes } from './incidents.routes.ts'
export {
  countIncidents,
  countOpenWork,
  createLiveCounters,
  createShownLists,
  type ListedRow,
  type LiveCounters,
  listIncidents,
  listVisible,
  readCounters,
} from './list/index.ts'
export {
  findOwners,
  listIncidentThread,
  listLateMemberIds,
  listRecipients,
  openIncidents,
  type Recipient,
  type RegisterDeps,
  registerMessages,
  registerWithOwners,
  type SourceOfWork,
} from './messages/index.ts'
export {
  assertNotStale,
  authorize,
  canRun,
  canSeeIncident,
  findAgency,
  findStanding,
  type IncidentScope,
  type IncidentsContext,
  isInScope,
  lockVisibleIncident,
  type Standing,
  visibleIncidents,
} from './rights/index.ts'
export {
  FRESH,
  findIncidentOfThread,
  findIncidentRow,
  getIncidentForUpdate,
  getIncidentRow,
  getIncidentToCheck,
  getNumberAndAuthor,
  type Incident,
  type IncidentCommand,
  isStepAllowed,
  isSupplement,
  type LockedIncident,
  listIncidentNumbers,
  listIncidentScopes,
  listIncidentsForUpdate,
  lockIncidents,
  mayHoldSupplement,
  type Published,
  setLease,
} from './steps/index.ts'
export { countDueWork, countStep, findOldestDue } from './work-counts/index.ts'
