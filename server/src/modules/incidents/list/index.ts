/** Rows of a queue page by page: their order, the search by words, rows that changed or wait, counters. */
export { createChangedRows, presentRows } from './changed-rows.ts'
export { countIncidents, readCounters } from './count-incidents.ts'
export { countInHands, countOpenWork } from './counts.repository.ts'
export { alsoSought, listIncidents } from './list-incidents.ts'
export { createLiveCounters, type LiveCounters } from './live-counters.ts'
export { type ListedRow, listSought, listVisible, type Sought } from './rows.repository.ts'
export { createShownLists, type ShownLists } from './shown-lists.ts'
export { listTaskPoints } from './task-points.ts'
