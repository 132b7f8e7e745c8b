/** The clocks of a card: each step with its limit, the total, what is late, the end of the watch. */
export { publishedIn, stepLeft, type TimeLeft, totalLeft } from './fake-time.ts'
export { StepBar } from './StepBar.tsx'
