/** A take («Взять в работу») pressed without a line: kept in this browser, sent once when the line is back, or refused in words. */
export { KeptTakeNotice } from './KeptTakeNotice.tsx'
export { keepTake, useKeptTakes } from './kept-takes.ts'
export { RefusedTakes } from './RefusedTakes.tsx'
