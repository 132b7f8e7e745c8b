/** The clocks of a card: each step with its limit, the total, what is late, the end of the watch. */
export { listClocks, setRunningClock, switchClock } from './clocks.repository.ts'
export { endWatches, startEndingWatches } from './end-watches.ts'
export { isTimed, startStepClock, startTotalClock } from './step-clock.ts'
export { startLateSteps, sweepLateSteps } from './sweep-late-steps.ts'
