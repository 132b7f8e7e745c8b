/** Rows of a queue page by page: their order, the search by words, rows that changed or wait, counters. */
export { createChangedRows, presentRows } from './changed-rows.ts'
export { countIncidents, readCounters } from './count-incidents.ts'
export { countOpenWork, OPEN_STEPS } from './count-open-work.ts'
export { type ListedRow, listIncidents, listVisible } from './list-incidents.ts'
export { createLiveCounters, type LiveCounters } from './live-counters.ts'
export { createShownLists, type ShownLists } from './shown-lists.ts'
