/** Rows of a queue page by page: their order, the search by words, rows that changed or wait, counters. */
export { createChangedRows, presentRows } from './changed-rows.ts'
export { countIncidents, readCounters } from './count-incidents.ts'
export { countDueByDay, countInHands, countOpenWork, listInNoHands } from './counts.repository.ts'
export { alsoSought, listAmong, listIncidents } from './list-incidents.ts'
export { createLiveCounters, type LiveCounters } from './live-counters.ts'
export {
  type ListedRow,
  listFoundSince,
  listSought,
  listVisible,
  readStretch,
  type Sought,
} from './rows.repository.ts'
export { foundInIndex } from './search.query.ts'
export { createShownLists, type ShownLists } from './shown-lists.ts'
export { chooseSort } from './sort.query.ts'
export { selectAmong } from './stretch.query.ts'
export { listTaskPoints } from './task-points.ts'
