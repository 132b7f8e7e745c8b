/** A report as a file: one model, laid out as DOCX, XLSX or PDF. */
export { type WrittenFile, writeReport, writeSheetFile } from './write-report.ts'
