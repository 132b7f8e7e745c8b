/** The table of a neighbour as one of ours, and ours as one of theirs. Pure. */
import type { NeighbourColumn, NeighbourMapping } from '@veche/contract/admin/neighbours.ts'
import type { NeighbourDates } from '@veche/contract/values/admin/neighbours.ts'
import { findColumn, MOMENT_COLUMNS, normaliseName } from './columns.ts'
import { readMoment, type Value } from './value.ts'

export type Translator = {
  /** Our head of their table. */
  header: string[]
  translate: (cells: readonly Value[]) => Value[]
  /** Theirs that the table does not have. */
  absent: string[]
}

/** Reads their head once; the columns are found by name, in whatever order they come. */
export function openTranslator(
  { system, columns }: Pick<NeighbourMapping, 'system' | 'columns'>,
  head: readonly Value[],
): Translator {
  const names = head.map((cell) => normaliseName(cell === null ? '' : String(cell)))
  const found = columns.map((column) => ({ column, at: names.indexOf(normaliseName(column.from)) }))
  const readers = found
    .filter(({ at }) => at >= 0)
    .map(({ column, at }) => ({ column, at, read: readerOf(column) }))
  const hasTags = columns.some(({ to }) => findColumn(to) === 'Теги')
  const tags = hasTags ? [] : [tagOf(system)]
  return {
    header: ['Кабинет', ...tags.map(() => 'Теги'), ...readers.map(({ column }) => column.to)],
    translate: (cells) => [system, ...tags, ...readers.map(({ at, read }) => read(cells[at] ?? null))],
    absent: found.filter(({ at }) => at < 0).map(({ column }) => column.from),
  }
}

/** What came from a neighbour is found by it. */
function tagOf(system: string): string {
  return system.toLowerCase().replaceAll(',', ' ').slice(0, LONGEST_TAG).trim()
}
const LONGEST_TAG = 40

function readerOf({ to, dates, words }: NeighbourColumn): (cell: Value) => Value {
  const ours = new Map(words.map((word) => [normaliseName(word.from), word.to]))
  const isMoment = isMomentColumn(to)
  return (cell) => {
    if (cell === null) return null
    if (isMoment) return typeof cell === 'string' ? (readDay(cell, dates) ?? cell) : cell
    return ours.get(normaliseName(String(cell))) ?? cell
  }
}

function isMomentColumn(name: string): boolean {
  const column = findColumn(name)
  return column !== null && MOMENT_COLUMNS.includes(column)
}

const PARTS = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?))?/

/** Null where it is no day written so. */
export function readDay(text: string, dates: NeighbourDates): Date | null {
  if (dates === 'any') return readMoment(text)
  const [, one = '', two = '', three = '', time = '00:00'] = PARTS.exec(text.trim()) ?? []
  const [year, month, day] =
    dates === 'year_first' ? [one, two, three] : dates === 'day_first' ? [three, two, one] : [three, one, two]
  if (!year || !month || !day || year.length < 4) return null
  const clock = /^\d:/.test(time) ? `0${time}` : time
  return readMoment(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${clock}`)
}

/** Our columns that a mapping must name and does not, and those that it names twice. */
export function findMappingProblem(
  { columns }: Pick<NeighbourMapping, 'columns'>,
  own: readonly string[],
): { code: 'lacks' | 'twice' | 'unknown'; names: string[] } | null {
  const known = columns.map(({ to }) => findColumn(to) ?? own.find((name) => isSame(name, to)) ?? null)
  const unknown = columns.filter((_, index) => known[index] === null).map(({ to }) => to)
  if (unknown.length > 0) return { code: 'unknown', names: unknown }
  const lacks = ['ID', 'Дата создания'].filter((name) => !known.includes(name))
  if (lacks.length > 0) return { code: 'lacks', names: lacks }
  const twice = known.filter((name, index) => name !== null && known.indexOf(name) < index)
  const theirs = columns.map(({ from }) => normaliseName(from))
  const theirsTwice = columns.filter(({ from }, index) => theirs.indexOf(normaliseName(from)) < index)
  const names = [...twice.filter((name) => name !== null), ...theirsTwice.map(({ from }) => from)]
  return names.length > 0 ? { code: 'twice', names } : null
}

function isSame(one: string, other: string): boolean {
  return normaliseName(one) === normaliseName(other)
}

/** Our row as theirs: the first of their words that stands for ours, days as they write them. */
export function openBackTranslator(
  { columns }: Pick<NeighbourMapping, 'columns'>,
  header: readonly string[],
): { header: string[]; translate: (cells: readonly Value[]) => Value[] } {
  const names = header.map(normaliseName)
  const writers = columns.map(({ from, to, dates, words }) => {
    const theirs = new Map(words.toReversed().map((word) => [normaliseName(word.to), word.from]))
    const at = names.indexOf(normaliseName(to))
    const write = (cell: Value): Value => {
      if (cell instanceof Date) return dates === 'any' ? cell : writeDay(cell, dates)
      return cell === null ? null : (theirs.get(normaliseName(String(cell))) ?? cell)
    }
    return { from, at, write }
  })
  return {
    header: writers.map(({ from }) => from),
    translate: (cells) => writers.map(({ at, write }) => (at < 0 ? null : write(cells[at] ?? null))),
  }
}

function writeDay(shown: Date, dates: Exclude<NeighbourDates, 'any'>): string {
  const [day = '', time = ''] = shown.toISOString().slice(0, 19).split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  const written = {
    ...{ year_first: `${year}-${month}-${date}`, day_first: `${date}.${month}.${year}` },
    month_first: `${month}/${date}/${year}`,
  }[dates]
  return `${written} ${time}`
}
