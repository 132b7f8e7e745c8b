/** What a value of an own field may be, read alike by the form, the card, the filter and a spreadsheet. */
import {
  OWN_FIELD_TEXT_LIMIT,
  type OwnFieldKind,
  type OwnFieldNeed,
  type OwnFieldProblem,
} from '../../values/casework/own-fields.ts'

export type OwnValue = string | number | boolean
export type OwnValues = Readonly<Record<string, OwnValue>>

export type OwnFieldShape = {
  code: string
  kind: OwnFieldKind
  maxLength: number | null
  min: number | null
  max: number | null
  options: readonly { code: string; name: string; nameEn: string | null; isRetired: boolean }[]
}
export type OwnFieldPlace = {
  topicCodes: readonly string[]
  groupCodes: readonly string[]
  isRetired: boolean
}
type Read = { value: OwnValue } | { problem: OwnFieldProblem }

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const RUSSIAN_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/
const NUMBER = /^[-+]?\d+([.,]\d+)?(e[-+]?\d+)?$/i
const YES = ['да', 'yes', 'true', '1']
const NO = ['нет', 'no', 'false', '0']

/** Checks a value as programs write it. `kept`: the present one, which stays allowed when its option was retired. */
export function readOwnValue(field: OwnFieldShape, value: unknown, kept?: OwnValue): Read {
  switch (field.kind) {
    case 'line':
      return typeof value === 'string' ? readLine(field, value) : { problem: 'not_line' }
    case 'number':
      return typeof value === 'number' ? readNumber(field, value) : { problem: 'not_number' }
    case 'day':
      return typeof value === 'string' && isDay(value) ? { value } : { problem: 'not_day' }
    case 'choice': {
      const option = field.options.find(({ code }) => code === value)
      return option && (!option.isRetired || option.code === kept)
        ? { value: option.code }
        : { problem: 'not_option' }
    }
    case 'yes_no':
      return typeof value === 'boolean' ? { value } : { problem: 'not_yes_no' }
  }
}

/** Reads what a person typed or a spreadsheet says; null where nothing is said. */
export function readOwnText(field: OwnFieldShape, typed: string, kept?: OwnValue): Read | null {
  const text = typed.trim()
  if (text === '') return null
  switch (field.kind) {
    case 'line':
      return readLine(field, text)
    case 'number': {
      const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '')
      return NUMBER.test(bare) ? readNumber(field, Number(bare.replace(',', '.'))) : { problem: 'not_number' }
    }
    case 'day': {
      const [, day = '', month = '', year] = RUSSIAN_DAY.exec(text) ?? []
      const value = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
      return isDay(value) ? { value } : { problem: 'not_day' }
    }
    case 'choice': {
      const asked = text.toLowerCase()
      const named = field.options.filter(
        ({ name, nameEn }) => name.toLowerCase() === asked || nameEn?.toLowerCase() === asked,
      )
      const option = field.options.find(({ code }) => code === text) ?? named.find(isOffered) ?? named[0]
      return readOwnValue(field, option?.code, kept)
    }
    case 'yes_no': {
      const said = text.toLowerCase()
      if (YES.includes(said)) return { value: true }
      return NO.includes(said) ? { value: false } : { problem: 'not_yes_no' }
    }
  }
}

function isOffered({ isRetired }: { isRetired: boolean }): boolean {
  return !isRetired
}

function readLine({ maxLength }: OwnFieldShape, text: string): Read {
  const value = text.trim()
  // A lone half of a pair and a control character have no place in a line, and the database refuses some of them.
  if (value === '' || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)) return { problem: 'not_line' }
  return [...value].length > (maxLength ?? OWN_FIELD_TEXT_LIMIT) ? { problem: 'too_long' } : { value }
}

function readNumber({ min, max }: OwnFieldShape, value: number): Read {
  if (!Number.isFinite(value)) return { problem: 'not_number' }
  if ((min !== null && value < min) || (max !== null && value > max)) return { problem: 'out_of_bounds' }
  return { value: value === 0 ? 0 : value }
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

type Topical = { topicCode: string | null; groupCode: string | null }

/** Whether questions of a topic are asked for it. */
export function isFieldOf(field: OwnFieldPlace, { topicCode, groupCode }: Topical): boolean {
  if (field.isRetired) return false
  return (
    (topicCode !== null && field.topicCodes.includes(topicCode)) ||
    (groupCode !== null && field.groupCodes.includes(groupCode))
  )
}

/** Those that must be filled in for a step and are not. What acceptance asks for, the answer asks for too. */
export function missingFields<Field extends OwnFieldPlace & { code: string; need: OwnFieldNeed }>(
  fields: readonly Field[],
  { at, of, values }: { at: 'accept' | 'answer'; of: Topical; values: OwnValues },
): Field[] {
  return fields.filter(
    (field) =>
      (field.need === at || (at === 'answer' && field.need === 'accept')) &&
      isFieldOf(field, of) &&
      values[field.code] === undefined,
  )
}

/** A value in words: of a spreadsheet, of the history. */
export function wordsOfValue(
  { kind, options }: Pick<OwnFieldShape, 'kind' | 'options'>,
  value: OwnValue,
): string {
  if (kind === 'choice') return options.find(({ code }) => code === value)?.name ?? String(value)
  if (kind === 'yes_no') return value === true ? 'Да' : 'Нет'
  return String(value)
}
