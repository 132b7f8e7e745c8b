/** Steps pressed without a line: kept in this browser, each sent once when the line is back, or refused in words. It comes as one file, with no page. */
export { KeptSteps } from './KeptSteps.tsx'
export { adoptOldTakes, keptSteps, stepOrKeep } from './kept-steps.ts'
export { type OnCard, RefusedSteps } from './RefusedSteps.tsx'
export { StepMark } from './StepMark.tsx'
