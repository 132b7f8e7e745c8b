/** What a table in a file is made of, whatever the format. */
import { InvalidError } from '../errors.ts'

export type SheetFormat = 'xlsx' | 'csv'
/** A length of time: a fraction of a day, as spreadsheets count it. */
export type Duration = { durationDays: number }
/**
 * A spreadsheet knows no zones: the UTC fields of a `Date` are what the cell shows.
 * A text is never a formula, whatever it begins with.
 */
export type Cell = string | number | boolean | Date | Duration | null
/** What comes out of a file: durations are numbers there. */
export type ReadCell = Exclude<Cell, Duration>
/** `number` as the spreadsheet shows it, from 1; rows without a single value are passed over. */
export type SheetRow = { number: number; cells: ReadCell[] }

/** Ours to open, not an attack: above these a file is refused. */
export const LIMITS = {
  fileBytes: 512 * 1024 * 1024,
  zipEntries: 2000,
  entryBytes: 4 * 1024 * 1024 * 1024,
  /** A sheet of repeated values packs 1 : 100; a bomb 1 : 1000. Small parts may pack as they like. */
  zipRatio: 250,
  ratioFromBytes: 16 * 1024 * 1024,
  columns: 1024,
  cellChars: 4 * 1024 * 1024,
  sharedStrings: 50_000_000,
} as const

export type UnreadableReason =
  | 'not_xlsx'
  | 'old_excel'
  | 'not_csv'
  | 'broken'
  | 'encoding'
  | 'too_large'
  | 'too_many_columns'

export function unreadable(reason: UnreadableReason, cause?: unknown): InvalidError {
  return new InvalidError('sheet.unreadable', { reason }, cause === undefined ? {} : { cause })
}

export function isBlank(cells: readonly ReadCell[]): boolean {
  return cells.every((cell) => cell === null)
}
