/** What stands in a cell of a column, the same whether it came from XLSX, CSV or our own incident. */
import { SECOND_MS } from '@veche/contract/durations.ts'
import { type Column, DURATION_COLUMNS, MOMENT_COLUMNS, NUMBER_COLUMNS } from './columns.ts'

export type Value = string | number | boolean | Date | { durationDays: number } | null
export type Row = Partial<Record<Column, Value>>
/** As jsonb keeps it. */
export type StoredValue = string | number | boolean | { moment: string } | { days: number } | null

const DAY_SECONDS = 86_400

export function durationOf(ms: number): Value {
  return { durationDays: Math.round(ms / SECOND_MS) / DAY_SECONDS }
}

/** `problem`: the column wants a date or a duration and the cell is none; the text is kept as it is. */
export function readValue(column: Column, cell: Value): { value: Value; isProblem: boolean } {
  if (typeof cell === 'string') return readText(column, cell.replaceAll('\0', ''))
  if (typeof cell === 'number' && DURATION_COLUMNS.includes(column))
    return { value: { durationDays: cell }, isProblem: false }
  const isProblem = MOMENT_COLUMNS.includes(column) && cell !== null && !(cell instanceof Date)
  return { value: cell, isProblem }
}

function readText(column: Column, text: string): { value: Value; isProblem: boolean } {
  if (text === '') return { value: null, isProblem: false }
  if (MOMENT_COLUMNS.includes(column)) return orText(readMoment(text), text)
  if (DURATION_COLUMNS.includes(column)) return orText(readDuration(text), text)
  if (NUMBER_COLUMNS.includes(column) && /^(0|[1-9]\d{0,14})$/.test(text))
    return { value: Number(text), isProblem: false }
  return { value: text, isProblem: false }
}

/** A dash is how the other system says "nothing". */
function orText(value: Value, text: string) {
  return { value: value ?? text, isProblem: value === null && text.trim() !== '-' }
}

const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/

/** What the cell shows, as UTC fields; null for a day that no month has. */
export function readMoment(text: string): Date | null {
  const trimmed = text.trim()
  const russian = RUSSIAN.exec(trimmed)
  const [year, month, day, ...time] = russian
    ? [russian[3], russian[2], russian[1], ...russian.slice(4)].map(Number)
    : (ISO.exec(trimmed)?.slice(1).map(Number) ?? [])
  if (year === undefined || month === undefined || day === undefined) return null
  const [hours = 0, minutes = 0, seconds = 0] = time.map((part) => (Number.isNaN(part) ? 0 : part))
  const moment = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds))
  const isReal = moment.getUTCDate() === day && hours < 24 && minutes < 60 && seconds < 60
  return isReal && moment.getUTCMonth() === month - 1 ? moment : null
}

/** `hh:mm:ss` or a fraction of a day with a point or a comma. */
export function readDuration(text: string): Value {
  const clock = /^(-?)(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(text.trim())
  if (clock) {
    const seconds = Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4] ?? 0)
    return { durationDays: (clock[1] === '-' ? -seconds : seconds) / DAY_SECONDS }
  }
  const fraction = /^-?\d+(?:[.,]\d+)?(?:[eE]-?\d+)?$/.test(text.trim())
    ? Number(text.trim().replace(',', '.'))
    : null
  return fraction === null ? null : { durationDays: fraction }
}

export function toStored(value: Value): StoredValue {
  if (value instanceof Date) return { moment: value.toISOString() }
  if (typeof value === 'object' && value !== null) return { days: value.durationDays }
  return value
}

export function restoreValue(stored: StoredValue): Value {
  if (typeof stored !== 'object' || stored === null) return stored
  return 'moment' in stored ? new Date(stored.moment) : { durationDays: stored.days }
}

export function isSameValue(a: Value, b: Value): boolean {
  return JSON.stringify(toStored(a)) === JSON.stringify(toStored(b))
}
