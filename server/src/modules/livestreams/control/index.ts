/** What is owed work: a question put on control with its incident, a danger at once, and what became of that work. */
export type { Danger } from './put-on-control.ts'
export { readDanger } from './read-danger.ts'
export { saveChanged } from './save-changed.ts'
export { startAnsweredSweep, sweepAnswered } from './sweep-answered.ts'
