/** A step from the order to its end: the words a person gives, the checks, the undo; and what other parts of the product order: imports, moved topics, answers on air. */
export { restoreWithdrawn, withdrawAnswered } from './answered-on-air.ts'
export { type ImportedWork, insertImportedIncidents } from './import-incidents.ts'
export { MoveTopics, moveTopics } from './move-topics.ts'
export { runIncidentCommand, takeStep } from './run-incident-command.ts'
