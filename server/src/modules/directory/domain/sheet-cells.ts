import type { Language } from '@veche/contract/values/notifications.ts'
import { fold } from './fold.ts'
import type { Column, SayCode, Value } from './sheet-spec.ts'

export type Cell = string | number | boolean | Date | null
export type CellReading =
  | { value: Value }
  | { problem: 'not_a_number' | 'not_a_flag' | 'not_a_date' | 'not_a_moment' | 'not_a_choice' }

const YES = ['да', 'true', '1', 'yes', '+', 'истина']
const NO = ['нет', 'false', '0', 'no', '-', '–', 'ложь']

/** An empty cell is what the column says of it. */
export function readCell({ type, empty, choices = {} }: Column, cell: Cell): CellReading {
  const words = wordsOf(cell)
  if (words === '') return { value: empty }
  const folded = fold(words)
  switch (type) {
    case 'text':
      return { value: words }
    case 'number':
      return readNumber(cell, words)
    case 'flag':
      if (YES.includes(folded)) return { value: true }
      return NO.includes(folded) ? { value: false } : { problem: 'not_a_flag' }
    case 'date':
      return readDate(cell, words)
    case 'moment':
      return readMoment(cell, words)
    case 'choice': {
      const found = Object.entries(choices).find(([code, word]) => code === folded || fold(word) === folded)
      return found ? { value: found[0] } : { problem: 'not_a_choice' }
    }
  }
}

type Writing = { language?: Language; say?: SayCode }

/** In the words of the reader: an English cell of a choice is its code, which is an English word. */
export function writeCell(
  { type, choices = {}, isNamed, refersTo, ...column }: Column,
  value: Value,
  { language = 'ru', say = (_of, code) => code }: Writing = {},
): string | number | null {
  const isEnglish = language === 'en'
  if (type === 'flag') return value === true ? (isEnglish ? 'yes' : 'да') : isEnglish ? 'no' : 'нет'
  if (type === 'choice') return isEnglish && value !== null ? String(value) : (choices[String(value)] ?? null)
  if (typeof value === 'string' && isNamed && refersTo) return say(refersTo, value)
  if (typeof value === 'string' && column.say) return column.say(value, language)
  return typeof value === 'boolean' ? String(value) : value
}

function wordsOf(cell: Cell): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell).trim()
}

function readNumber(cell: Cell, words: string): CellReading {
  if (typeof cell === 'number') return { value: cell }
  const value = Number(words.replaceAll(/[\s\u00a0]/g, '').replace(',', '.'))
  return Number.isFinite(value) ? { value } : { problem: 'not_a_number' }
}

/** `2027-05-01`, `01.05.2027`, or a cell that is a date. */
function readDate(cell: Cell, words: string): CellReading {
  if (cell instanceof Date) return { value: words.slice(0, 10) }
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words) ?? []
  const on = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : words
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(on) ? new Date(`${on}T00:00:00Z`) : null
  // 31.02 would be carried into March.
  const isReal = parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(on)
  return isReal ? { value: on } : { problem: 'not_a_date' }
}

/** `24.11.2026 18:00`, `2026-11-24 18:00`, `2026-11-24T18:00:00`, or a cell that is a date with its time. */
function readMoment(cell: Cell, words: string): CellReading {
  const text = cell instanceof Date ? words.slice(0, 16) : words
  const [, day = '', hours = '', minutes = ''] =
    /^(\S+?)[T,\s]+(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text) ?? []
  const date = readDate(day, day)
  const isTime = Number(hours) < 24 && Number(minutes) < 60
  if (!('value' in date) || !isTime) return { problem: 'not_a_moment' }
  return { value: `${String(date.value)}T${hours.padStart(2, '0')}:${minutes}` }
}
