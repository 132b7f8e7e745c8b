/** A take («Взять в работу») pressed without a line: kept in this browser, sent once when the line is back, or refused in words. */
export { keepTake, useKeptTakes } from './kept-takes.ts'
