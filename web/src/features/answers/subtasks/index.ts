/** Sub-tasks of a question: who does what of it by which day. */

export { SubtaskRow } from './SubtaskRow.tsx'
export { SubtasksPanel } from './SubtasksPanel.tsx'
