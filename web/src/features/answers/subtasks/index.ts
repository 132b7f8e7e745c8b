/** Sub-tasks of a question: who does what of it by which day. */
export { SubtasksPanel } from './SubtasksPanel.tsx'
export { SubtaskRow } from './SubtaskRow.tsx'
