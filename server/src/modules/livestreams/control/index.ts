/** Questions that become incidents: those put on control, dangers at once, and the outcome of that work. */
export { onControl } from './domain/owed-work.ts'
export type { Danger } from './put-on-control.ts'
export { readDanger } from './read-danger.ts'
export { saveChanged } from './save-changed.ts'
export { startAnsweredSweep, sweepAnswered } from './sweep-answered.ts'
