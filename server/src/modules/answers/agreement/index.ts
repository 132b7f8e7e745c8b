/** Whether an answer agrees with what people of the same place were told: terms, sums, whose it is, where. */
export type { Disagreement } from './domain/disagreements.ts'
export { listDisagreements } from './list-disagreements.ts'
