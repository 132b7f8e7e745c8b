/** A report as words, before it is a file: figures stated in sentences and tables, what is late and promised in words. */
export { assertNarrowed, assertPlaceNamed, compose } from './compose.ts'
export type { Compared, Language, ReportFacts } from './domain/facts.ts'
export { REPORT_WORDS } from './domain/report-words.ts'
export { readFacts } from './read-facts.ts'
export type { AskedReport, ReportContext } from './read-slices.ts'
