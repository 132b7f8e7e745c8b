/** One definition for each figure, one ledger of questions beneath them all. */
export { figuresJobs } from './figures.jobs.ts'
export { figureRoutes } from './figures.routes.ts'
export { markLate } from './ledger/index.ts'
export {
  assertKept,
  checkPeriod,
  compareFigures,
  type FigureGroup,
  type FiguresContext,
  figuresNamed,
  filterWithinScope,
  findFirstDay,
  listOpenRows,
  listPublicRows,
  ownPlaces,
  type Period,
  periodBefore,
  readFigures,
  rowClocksOf,
} from './reading/index.ts'
