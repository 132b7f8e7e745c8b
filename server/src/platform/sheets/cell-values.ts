/** Writes and reads values as XLSX and CSV hold them. Pure; each pair of functions is inverse, see the properties. */
import { DAY_MS } from '@veche/contract/durations.ts'

/** Day 0 of the 1900 system, counted from March 1900 on, because Excel believes in 29 February 1900. */
const EPOCH_MS = Date.UTC(1899, 11, 30)
const FIRST_TRUE_SERIAL = 61
/** 31 December 9999. */
const LAST_SERIAL = 2_958_466
const EPOCH_1904_DAYS = 1462

export function toSerial(moment: Date): number | null {
  const days = (moment.getTime() - EPOCH_MS) / DAY_MS
  const serial = days < FIRST_TRUE_SERIAL ? days - 1 : days
  return serial >= 1 && serial < LAST_SERIAL ? serial : null
}

/** Gives null for a number that no calendar shows: below 1 it is a time of day, and day 60 never was. */
export function fromSerial(serial: number, is1904 = false): Date | null {
  const counted = is1904 ? serial + EPOCH_1904_DAYS : serial
  if (!(counted >= 1 && counted < LAST_SERIAL)) return null
  const days = counted < FIRST_TRUE_SERIAL ? counted + 1 : counted
  return new Date(Math.round(EPOCH_MS + days * DAY_MS))
}

const BUILTIN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** A format with a day or a year shows a moment; with hours alone it shows a duration, which stays a number. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILTIN_DATES.has(id)
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  if (/general|основной/.test(bare)) return false
  return /[dyдг]/.test(bare) || (/[mм]/.test(bare) && !/[hsчс]/.test(bare))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_x[0-9a-fA-F]{4}_/g
const NOT_XML_ESCAPED = /_x([0-9a-fA-F]{4})_/g

/** Characters XML has no place for become `_xHHHH_`, as the format prescribes; a lone half of a pair is lost. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, (found) => (found.length > 1 ? `_x005F${found}` : hexEscape(found)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function hexEscape(char: string): string {
  return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** Undoes `_xHHHH_` after the XML parser has undone the entities. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(NOT_XML_ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** `A` → 0, `AA` → 26. Null for what names no column. */
export function columnIndex(reference: string): number | null {
  let index = 0
  for (const char of reference) {
    const code = char.charCodeAt(0)
    if (code < 65 || code > 90) break
    index = index * 26 + (code - 64)
    if (index > 16_384) return null
  }
  return index === 0 ? null : index - 1
}

export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** Holds full-width signs too, because some programs take them for the narrow ones. */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/

/** A spreadsheet that opens a CSV sees a formula after one of these signs; an apostrophe before it makes it text. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA_START.test(text)
}
export function guardText(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text
}
export function unguardText(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text) ? text.slice(1) : text
}

/** `dd.mm.yyyy hh:mm:ss`: spreadsheets in Russia read it as a date. */
export function formatMoment(moment: Date): string {
  const [date = '', time = ''] = moment.toISOString().split('T')
  return `${date.split('-').reverse().join('.')} ${time.slice(0, 8)}`
}

/** Gives `h:mm:ss`, with hours above 24 too. */
export function formatDuration(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400)
  const [minutes, hours] = [Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600)]
  const sign = days < 0 && seconds > 0 ? '-' : ''
  return `${sign}${hours}:${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
