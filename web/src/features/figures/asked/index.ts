/** What is asked for: the period and the place, as they stand in the address, and the controls that change them. */
export { AskedBar } from './AskedBar.tsx'
export { type Cadence, cadencesOf } from './cadences.ts'
export { addDays, daysIn, type Period, periodOf } from './period.ts'
export { scopeOf } from './scope.ts'
export { trendOf } from './trend.ts'
export { useAsked } from './use-asked.ts'
export { usePlaceName } from './use-place-name.ts'
