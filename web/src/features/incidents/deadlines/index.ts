/** Deadlines and promises: which deadlines a step begins and ends, the book of rules they are counted by, their pauses, reminders and explanations. */
export { DeadlineActs } from './DeadlineActs.tsx'
export { DeadlineChip, useDeadlineName } from './DeadlineChip.tsx'
export { DeadlineMark } from './DeadlineMark.tsx'
export { DeadlinePanel } from './DeadlinePanel.tsx'
export { openPromise } from './open-promise.ts'
export { PromisesPanel } from './PromisesPanel.tsx'
export { useDeadlineWords } from './use-deadline-words.ts'
