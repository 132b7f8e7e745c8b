/** Values as an OpenDocument spreadsheet holds them. Pure; each pair of functions is inverse, see the properties. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Cell, ReadCell } from './sheet.ts'

/** A duration is a fraction of a day, as in the other formats. */
export function readOdsValue(attributes: Readonly<Record<string, string>>, text: string): ReadCell {
  const value = (name: string) => attributes[`office:${name}`]
  switch (value('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return readNumber(value('value') ?? '') ?? (text || null)
    case 'date':
      return readMoment(value('date-value') ?? '') ?? (text || null)
    case 'time':
      return readDuration(value('time-value') ?? '') ?? (text || null)
    case 'boolean':
      return value('boolean-value') === 'true'
    default:
      return (value('string-value') ?? text) || null
  }
}

function readNumber(said: string): number | null {
  const number = Number(said)
  return said.trim() === '' || !Number.isFinite(number) ? null : number
}

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?$/

/** The moment without a zone, as the cell shows it. */
function readMoment(said: string): Date | null {
  const parts = MOMENT.exec(said.trim().replace(/Z$/, ''))
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const millis = Math.round(Number(`0.${parts[7] ?? 0}`) * 1000)
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millis))
  // The calendar has no 31 February, and takes it for March.
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day ? moment : null
}

const DURATION =
  /^(-)?P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

function readDuration(said: string): number | null {
  const parts = DURATION.exec(said.trim())
  if (!parts) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(2)
    .map((part) => Number((part ?? '0').replace(',', '.')))
  const whole = days + hours / 24 + minutes / 1440 + seconds / 86_400
  return parts[1] ? -whole : whole
}

/** The type and value of a cell; null where it is text. */
export function odsValue(cell: Exclude<Cell, string | null>): { type: string; attribute: string } | null {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { type: 'float', attribute: `office:value="${cell}"` } : null
  if (typeof cell === 'boolean') return { type: 'boolean', attribute: `office:boolean-value="${cell}"` }
  if (cell instanceof Date) {
    const said = cell
      .toISOString()
      .slice(0, -1)
      .replace(/\.000$/, '')
    // Years outside of four digits are written with a sign, which no spreadsheet reads.
    return /^\d{4}-/.test(said) ? { type: 'date', attribute: `office:date-value="${said}"` } : null
  }
  return { type: 'time', attribute: `office:time-value="${writeDuration(cell.durationDays)}"` }
}

function writeDuration(days: number): string {
  const millis = Math.round(Math.abs(days) * DAY_MS)
  const [hours, minutes] = [Math.floor(millis / 3_600_000), Math.floor(millis / 60_000) % 60]
  const seconds = (millis % 60_000) / 1000
  return `${days < 0 && millis > 0 ? '-' : ''}PT${hours}H${minutes}M${seconds}S`
}
