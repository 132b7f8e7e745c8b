/** The replay: questions on their way through the hands of people, and a past month under other rules. */

export { askReplay, REPLAY_JOB, readReplays } from './ask-replay.ts'
export type { PastMonth, PastQuestion, Period } from './domain/past.ts'
export {
  type ContextOf,
  type FinishedStep,
  readWork,
  stationCodeOf,
  type WorkedStep,
} from './domain/read-work.ts'
export { type Replay, replayMonth } from './domain/replay-month.ts'
export type { RuleChange } from './domain/rule-change.ts'
export {
  type QueuedQuestion,
  type QueuedStep,
  type QueueRun,
  runQueue,
  type Station,
} from './domain/run-queue.ts'
export { listFinishedSteps, loadHours } from './list-finished-steps.ts'
export { runReplay } from './run-replay.ts'
