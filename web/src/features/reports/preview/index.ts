/** A report on the screen: what it is of, its words and tables, its files and its print. */
export type { RenderLink } from './ReportPaper.tsx'
export { ReportPreview } from './ReportPreview.tsx'
export { readAsked } from './read-asked.ts'
