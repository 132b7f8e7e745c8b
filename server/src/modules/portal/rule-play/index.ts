/** What a rule means for a question: its conditions and acts, played over the history, the same for the present and a try over the past. */

export { chooseTakers } from './choose-takers.ts'
export {
  type BeforeAct,
  beforeOf,
  type GiveOnShift,
  isForHolder,
  isOpen,
  type PlannedAct,
  planActs,
  toRequest,
  toUndo,
} from './domain/acts.ts'
export type { Held } from './domain/conditions.ts'
export {
  type Fit,
  type Past,
  type PlayedRule,
  playRule,
  type Region,
  type RuleMatch,
  stateAtEnd,
  tryRule,
} from './domain/play-rule.ts'
export type { QuestionState } from './domain/question-state.ts'
export { DEADLINE_EVENTS, mayBeEvent } from './domain/rule-events.ts'
export {
  addFits,
  addToTally,
  busiestHour,
  countGiven,
  type Fits,
  NO_FITS,
  type Tally,
  type TriedMatch,
  tryMatch,
} from './domain/tally.ts'
export { readPasts, stateNow } from './read-pasts.ts'
export { readRegion, readStaffedRegion, readTimes, shiftActsOf } from './read-region.ts'
export { readRule } from './read-rule.ts'
