/** Figures as they are asked for: of a period and a place, in tables, day by day, against their norm, with their rows. */
export { compareFigures, presentValues } from './compare-figures.ts'
export { checkPeriod, type Period, periodBefore } from './domain/period.ts'
export { rowClocksOf } from './domain/row-clock.ts'
export { filterWithinScope, ownPlaces } from './figures.policy.ts'
export { listPublicRows, listRows } from './list-rows.ts'
export { findFirstDay, listOpenRows, type OpenRow } from './open-rows.repository.ts'
export { type FigureGroup, type FiguresContext, figuresNamed, readFigures } from './read-figures.ts'
export { readMatrix, readSeries } from './read-matrix.ts'
