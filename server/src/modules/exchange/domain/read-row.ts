/** A row of the file as work that was done elsewhere. Pure. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { type Address, DISMISS_REASONS, type Step } from '@veche/contract/incidents.ts'
import { CLOSING_REASONS, type KINDS, OUTCOMES, SATISFACTIONS } from '@veche/contract/values/incidents.ts'
import { COLUMNS, type Column } from './columns.ts'
import type { DirectoryNames } from './directory-names.ts'
import {
  CLOSING_WORDS,
  codeOf,
  DISMISS_WORDS,
  KIND_WORDS,
  OUTCOME_WORDS,
  SATISFACTION_WORDS,
  STEP_WORDS,
} from './labels.ts'
import { type Row, readValue, type Value } from './value.ts'
import type { WallClock } from './wall-clock.ts'

export type RowRemark = { column: string | null; code: RemarkCode; value: string | null }
export type RemarkCode =
  | 'no_key'
  | 'no_date'
  | 'no_text'
  | 'bad_date'
  | 'date_out_of_range'
  | 'too_long'
  | 'bad_duration'
  | 'bad_value'
  | 'unknown_name'
  | 'unknown_word'
  | 'repeated'
  | 'not_stored'

export type SaidAnswer = { text: string; at: Date }
export type ReadRow = {
  said: Row
  key: string
  foundAt: Date
  closedAt: Date | null
  answeredAt: Date | null
  assignedAt: Date | null
  step: Step
  kind: (typeof KINDS)[number] | null
  outcome: (typeof OUTCOMES)[number] | null
  satisfaction: (typeof SATISFACTIONS)[number] | null
  closingReason: (typeof CLOSING_REASONS)[number] | null
  dismissReason: (typeof DISMISS_REASONS)[number] | null
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  topicCode: string | null
  groupCode: string | null
  address: Address
  text: string
  postUrl: string | null
  authorUrl: string | null
  answers: SaidAnswer[]
  tags: string[]
  /** Kept and reported; the row is taken. */
  remarks: RowRemark[]
}
export type ReadResult = { row: ReadRow; errors: null } | { row: null; errors: RowRemark[] }

export type Reading = {
  names: DirectoryNames
  wall: WallClock
  /** An empty cell of the text is an error: ours may be a picture without words, a neighbour's is a gap. */
  needsText: boolean
  now: Date
}

const LONGEST = { settlement: 120, street: 160, house: 40, object: 200 }
/** No system that rows come from is older, none plans further; what was asked was not asked after tomorrow. */
const [EARLIEST, LATEST, AHEAD_MS] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1), DAY_MS]
/** The key of a row, which is kept in an index. */
const LONGEST_KEY = 200
const KEY_COLUMNS = ['ID', 'Номер инцидента', 'Кабинет'] as const

export function readRow(
  cells: ReadonlyMap<Column, Value>,
  { names, wall, needsText, now }: Reading,
): ReadResult {
  const { said, remarks } = readCells(cells)
  const key = keyOf(said)
  const foundAt = momentIn(said, 'Дата создания', wall)
  const errors = findErrors(said, { key, foundAt, needsText, now }, remarks)
  if (key === null || foundAt === null || errors.length > 0) return { row: null, errors }
  const answeredAt = momentIn(said, 'Общее время первого ответа', wall)
  const closedAt = momentIn(said, 'Дата окончания', wall)
  const places = readPlaces(said, names, remarks)
  const state = readState(said, { closedAt }, remarks)
  return {
    errors: null,
    row: {
      said,
      key,
      foundAt,
      answeredAt,
      assignedAt: momentIn(said, 'Время назначения последнего исполнителя', wall),
      ...state,
      ...places,
      address: readAddress(said),
      text: textIn(said, 'Текст инцидента') ?? '',
      postUrl: textIn(said, 'Урл поста'),
      authorUrl: textIn(said, 'URL автора'),
      answers: readAnswers(said, { wall, fallback: answeredAt ?? closedAt ?? foundAt }),
      tags: (textIn(said, 'Теги') ?? '')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      remarks,
    },
  }
}

function readCells(cells: ReadonlyMap<Column, Value>): { said: Row; remarks: RowRemark[] } {
  const said: Row = {}
  const remarks: RowRemark[] = []
  for (const column of COLUMNS) {
    if (!cells.has(column)) continue
    const { value, isProblem } = readValue(column, cells.get(column) ?? null)
    if (value instanceof Date && (value.getTime() < EARLIEST || value.getTime() >= LATEST)) {
      // Kept as a text: it is shown, and nothing is counted from it.
      said[column] = showDay(value)
      remarks.push({ column, code: 'date_out_of_range', value: showDay(value) })
      continue
    }
    said[column] = value
    if (!isProblem) continue
    const code = /^(Дата|Общее время|Время (назначения|1го|отправки|попадания))/.test(column)
      ? 'bad_date'
      : 'bad_duration'
    remarks.push({ column, code, value: show(value) })
  }
  return { said, remarks }
}

function showDay(value: Date): string {
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19).replace('T', ' ')
}

/** Two systems may count from one: the name of the desk is part of the key. */
function keyOf(said: Row): string | null {
  const id = show(said.ID ?? null) ?? show(said['Номер инцидента'] ?? null)
  return id === null ? null : `${show(said.Кабинет ?? null) ?? ''}\n${id}`
}

function findErrors(
  said: Row,
  {
    key,
    foundAt,
    needsText,
    now,
  }: { key: string | null; foundAt: Date | null } & Omit<Reading, 'names' | 'wall'>,
  remarks: readonly RowRemark[],
): RowRemark[] {
  const errors: RowRemark[] = []
  if (key === null) errors.push({ column: 'ID', code: 'no_key', value: null })
  const shown = show(said['Дата создания'] ?? null)
  if (shown === null) errors.push({ column: 'Дата создания', code: 'no_date', value: null })
  else if (remarks.some(({ column, code }) => column === 'Дата создания' && code === 'date_out_of_range'))
    errors.push({ column: 'Дата создания', code: 'date_out_of_range', value: shown })
  else if (foundAt === null) errors.push({ column: 'Дата создания', code: 'bad_date', value: shown })
  else if (foundAt.getTime() > now.getTime() + AHEAD_MS)
    errors.push({ column: 'Дата создания', code: 'date_out_of_range', value: shown })
  for (const column of KEY_COLUMNS) {
    const value = show(said[column] ?? null)
    if (value !== null && value.length > LONGEST_KEY) errors.push({ column, code: 'too_long', value })
  }
  // A table that has no such column is taken without texts, as whoever matched it chose.
  if (needsText && said['Текст инцидента'] !== undefined && textIn(said, 'Текст инцидента') === null)
    errors.push({ column: 'Текст инцидента', code: 'no_text', value: null })
  return errors.length === 0
    ? errors
    : [...errors, ...remarks.filter(({ column }) => column !== 'Дата создания')]
}

function readPlaces(said: Row, names: DirectoryNames, remarks: RowRemark[]) {
  const look = <Found>(column: Column, find: (name: string) => Found | null): Found | null => {
    const name = textIn(said, column)
    const found = name === null || name === '-' ? null : find(name)
    if (name !== null && name !== '-' && found === null)
      remarks.push({ column, code: 'unknown_name', value: name })
    return found
  }
  const groupCode = look('Группа тем', names.findGroup)
  const topic = look('Тема', (name) => names.findTopic(name, groupCode))
  const agency = look('Отдел', names.findAgency)
  return {
    municipalityCode: look('Муниципалитет', names.findMunicipality),
    agencyCode: agency?.agencyCode ?? null,
    unitCode: agency?.unitCode ?? null,
    topicCode: topic?.topicCode ?? null,
    groupCode: topic?.groupCode ?? groupCode,
  }
}

const ENDED: readonly Step[] = ['done', 'dismissed', 'archived']

function readState(said: Row, { closedAt }: { closedAt: Date | null }, remarks: RowRemark[]) {
  const look = <Code>(column: Column, find: (word: string) => Code | null): Code | null => {
    const word = textIn(said, column)
    if (word === null || word === '-') return null
    const code = find(word)
    if (code === null) remarks.push({ column, code: 'unknown_word', value: word })
    return code
  }
  const step = look('Текущий шаг инцидента', (word) => codeOf(STEP_WORDS, word))
  const closing = look('Причина закрытия', readClosing)
  const outcome = look('Итог', (word) => codeOf(OUTCOME_WORDS, word))
  return {
    closedAt,
    step: step ?? (closedAt ? 'done' : 'new'),
    kind: look('Тип инцидента', (word) => codeOf(KIND_WORDS, word)),
    outcome: OUTCOMES.find((known) => known === outcome) ?? null,
    satisfaction: SATISFACTIONS.find((known) => known === closing) ?? null,
    dismissReason: DISMISS_REASONS.find((known) => known === closing) ?? null,
    closingReason: CLOSING_REASONS.find((known) => known === closing) ?? null,
  }
}

function readClosing(word: string): string | null {
  return codeOf({ ...SATISFACTION_WORDS, ...DISMISS_WORDS, ...CLOSING_WORDS }, word)
}

/** Work that goes on in another system is archived here, unless it is to be taken over. */
export function isEnded(step: Step): boolean {
  return ENDED.includes(step)
}

function readAddress(said: Row): Address {
  const part = (column: Column, longest: number) => textIn(said, column)?.slice(0, longest) ?? null
  return {
    settlement: part('Населенный пункт', LONGEST.settlement),
    street: part('Улица', LONGEST.street),
    house: part('Дом', LONGEST.house),
    object: part('Объект', LONGEST.object),
  }
}

/** The first answer of all comes before those of the last executor, who may have given it. */
function readAnswers(said: Row, { wall, fallback }: { wall: WallClock; fallback: Date }): SaidAnswer[] {
  const general = textIn(said, 'Общий текст первого ответа')
  const own = (['1ый ответ ПИ', '2ой ответ ПИ', '3ий ответ ПИ'] as const)
    .map((column) => textIn(said, column))
    .filter((text) => text !== null)
  const ownAt = momentIn(said, 'Время 1го ответа ПИ', wall) ?? fallback
  const answers = own.map((text) => ({ text, at: ownAt }))
  if (general === null || general === own[0]) return answers
  return [{ text: general, at: fallback <= ownAt ? fallback : ownAt }, ...answers]
}

function momentIn(said: Row, column: Column, wall: WallClock): Date | null {
  const value = said[column]
  return value instanceof Date ? wall.read(value) : null
}

/** A house may be a number in the file; a text is kept as it is written. */
function textIn(said: Row, column: Column): string | null {
  return show(said[column] ?? null)
}

function show(value: Value): string | null {
  if (value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return String(value.durationDays)
  const text = String(value)
  return text.trim() === '' ? null : text
}
