/** The burst radar: what is usual for a group of topics in a municipality, and when more comes than chance explains. */

export type { Expectation } from './domain/expectations.ts'
export type { Cell, CountHistory, HourCount } from './domain/history.ts'
export { type CellMessage, LEAST_MESSAGES, type Look, lookAround, MOST_Q, type Sight } from './domain/look.ts'
export { computeNorm, expectCount, type Norm, WINDOW_HOURS } from './domain/norm.ts'
export { followSurges, isSurge, type Surge } from './domain/surges.ts'
export { hourPieces, type RegionClock, type WorksAs, weekHourAt } from './domain/week-hours.ts'
export { readWorksAs } from './domain/works-as.ts'
export { lookForSurges } from './look-for-surges.ts'
export { createNorms, type Norms } from './norms.ts'
export { listSurgesBetween, readSurgeDays, readSurges } from './read-surges.ts'
