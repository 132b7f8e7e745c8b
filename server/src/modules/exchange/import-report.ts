import type { Column } from './domain/columns.ts'
import type { RemarkCode, RowRemark } from './domain/read-row.ts'

export type RowError = { row: number; column: string | null; code: RemarkCode; value: string | null }
export type UnknownName = { column: string; name: string; rows: number }
export type ImportReport = {
  read: number
  added: number
  /** Rows that were imported before; `changed` counts those that differ now, which changes nothing here. */
  known: number
  changed: number
  failed: number
  columns: { missing: Column[]; unknown: string[] }
  errors: RowError[]
  /** Names and words that our directory does not have: kept with the incident. */
  unknown: UnknownName[]
}

export const MAX_KEPT_ERRORS = 1000
const MAX_KEPT_NAMES = 500
const LONGEST_VALUE = 120

export function startReport(columns: ImportReport['columns']): ImportReport {
  return { read: 0, added: 0, known: 0, changed: 0, failed: 0, columns, errors: [], unknown: [] }
}

export function createRemarks(report: ImportReport, onRemark: (error: RowError) => void) {
  const names = new Map<string, UnknownName>()
  function keep(row: number, { column, code, value }: RowRemark): void {
    const error = { row, column, code, value: value === null ? null : value.slice(0, LONGEST_VALUE) }
    onRemark(error)
    if (report.errors.length < MAX_KEPT_ERRORS) report.errors.push(error)
  }
  return {
    fail(row: number, remarks: readonly RowRemark[]) {
      report.failed += 1
      for (const remark of remarks) keep(row, remark)
    },
    /** Remarks on an imported row: an unknown name is listed once with the number of its rows, a wrong date each time. */
    note(row: number, remarks: readonly RowRemark[]) {
      for (const remark of remarks) {
        const { column, code, value } = remark
        if (column === null || value === null || (code !== 'unknown_name' && code !== 'unknown_word')) {
          keep(row, remark)
          continue
        }
        const name = value.slice(0, LONGEST_VALUE)
        const known = names.get(`${column}\n${name}`)
        if (known) known.rows += 1
        else if (report.unknown.length < MAX_KEPT_NAMES) {
          const entry = { column, name, rows: 1 }
          names.set(`${column}\n${name}`, entry)
          report.unknown.push(entry)
        }
      }
    },
  }
}
