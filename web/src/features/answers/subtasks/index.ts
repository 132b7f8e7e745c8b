/** Sub-tasks of a question: who does what of it by which day. */

export { KeptDoneHost } from './KeptDoneHost.tsx'
export { KeptNewHost } from './KeptNewHost.tsx'
export { SubtaskRow } from './SubtaskRow.tsx'
export { SubtasksPanel } from './SubtasksPanel.tsx'
export { subtasksQuery } from './subtasks.queries.ts'
