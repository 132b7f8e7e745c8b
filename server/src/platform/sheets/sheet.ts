/** What a table in a file is made of, in any format. */
import { InvalidError } from '../errors.ts'

export const SHEET_FORMATS = ['xlsx', 'csv', 'ods'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]
/** A length of time: a fraction of a day, as spreadsheets count it. */
export type Duration = { durationDays: number }
/**
 * A spreadsheet knows no zones: the UTC fields of a `Date` are what the cell shows.
 * A text is never a formula, whatever it begins with.
 */
export type Cell = string | number | boolean | Date | Duration | null
/** A value read from a file; a duration is a number there. */
export type ReadCell = Exclude<Cell, Duration>
/** `number` counts from 1, as the spreadsheet shows it. Rows without a single value are passed over. */
export type SheetRow = { number: number; cells: ReadCell[] }

/** Files that people make stay below these limits; one above them may be an attack and is refused. */
export const LIMITS = {
  fileBytes: 512 * 1024 * 1024,
  zipEntries: 2000,
  entryBytes: 4 * 1024 * 1024 * 1024,
  /** A sheet of repeated values packs 1 : 100 and a bomb 1 : 1000. Small parts may pack as they like. */
  zipRatio: 250,
  ratioFromBytes: 16 * 1024 * 1024,
  columns: 1024,
  /**
   * Is enough for a million rows of the 47 columns of a region's spreadsheet. Empty cells count, because each costs
   * as much as a full one.
   */
  cells: 50_000_000,
  cellChars: 4 * 1024 * 1024,
  sharedStrings: 50_000_000,
} as const

export type UnreadableReason =
  | 'not_xlsx'
  | 'not_ods'
  | 'old_excel'
  | 'not_csv'
  | 'broken'
  | 'encoding'
  | 'too_large'

export function unreadable(reason: UnreadableReason, cause?: unknown): InvalidError {
  return new InvalidError('sheet.unreadable', { reason }, cause === undefined ? {} : { cause })
}

/** Names the row as the spreadsheet shows it, where a person looks for what is wrong with the file. */
export function tooManyCells(row: number): InvalidError {
  return new InvalidError('sheet.too_many_cells', { row, most: LIMITS.cells })
}

export function rowTooWide(row: number): InvalidError {
  return new InvalidError('sheet.row_too_wide', { row, most: LIMITS.columns })
}

/** In CSV a quote that is not closed takes all that follows it for one cell: the row is where it was opened. */
export function quoteNotClosed(row: number): InvalidError {
  return new InvalidError('sheet.quote_not_closed', { row })
}

export function rowTooLong(row: number): InvalidError {
  return new InvalidError('sheet.row_too_long', { row, most: LIMITS.cellChars })
}

export function isBlank(cells: readonly ReadCell[]): boolean {
  return cells.every((cell) => cell === null)
}
