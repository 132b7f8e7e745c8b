/** Commands on an incident: parsing, checks and undo; also those that other modules give: imports, moved topics, answers on air. */
export { restoreWithdrawn, withdrawAnswered } from './answered-on-air.ts'
export { type ImportedWork, insertImportedIncidents } from './import-incidents.ts'
export { MoveTopics, moveTopics } from './move-topics.ts'
export { listProposedFutile } from './proposed-futile.repository.ts'
export { remindOfLate } from './remind-of-late.ts'
export { acceptRecorded, runIncidentCommand, takeStep } from './run-incident-command.ts'
