/** Rows of a table of duties or absences, and whom and which body they name. Pure. */
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import {
  type CellRow,
  type Column,
  fold,
  readCells,
  readHead,
  sheetProblem,
} from '../../../directory/index.ts'
import type { PersonRow } from '../../contacts/index.ts'

export type Span = { startsAt: Date; endsAt: Date }

export function doMeet(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && one.endsAt > other.startsAt
}

/** A column of words, which may be empty. */
export function text(field: string, title: string): Column {
  return { field, title, type: 'text', empty: null }
}

export type Body = { code: string; name: string; shortName?: string }
export type DutyRow = {
  number: number
  /** The words of a cell, by its field; empty: nothing was written. */
  words: (field: string) => string
  problems: ImportProblem[]
}
export type DutyRows = { rows: DutyRow[] } | { problems: ImportProblem[] }

/** The table's first row is the head; rows without a word are left out. */
export function readDutyRows(columns: readonly Column[], [head, ...body]: readonly CellRow[]): DutyRows {
  if (!head) return { problems: [sheetProblem(null, null, 'empty_file')] }
  const read = readHead({ columns, key: [] }, head)
  if (read.problems.length > 0) return { problems: read.problems }
  const filled = body.filter(({ cells }) => cells.some((cell) => cell !== null && String(cell).trim() !== ''))
  return {
    rows: filled.map((row) => {
      const { values, problems } = readCells(read.columns, row)
      return { number: row.number, words: (field) => String(values[field] ?? '').trim(), problems }
    }),
  }
}

/** The addresses among these words: who is meant is asked of the accounts. */
export function emailsAmong(rows: readonly DutyRow[], fields: readonly string[]): string[] {
  const words = rows.flatMap(({ words: of }) => fields.map((field) => of(field).toLowerCase()))
  return [...new Set(words.filter((word) => word.includes('@')))]
}

/** Only the first problem of a field is told, which concerns the cell itself. */
export function firstOfEach(problems: readonly ImportProblem[]): ImportProblem[] {
  return problems.filter(({ field }, at) => problems.findIndex((one) => one.field === field) === at)
}

export type Known = {
  agencies: readonly Body[]
  people: readonly PersonRow[]
  /** The account of each address that the file names. */
  accounts: ReadonlyMap<string, string>
}

/** Finds bodies by their code or any name, and people of a body by their name or e-mail, whoever has left included. */
export function finderOf({ agencies, people, accounts }: Known) {
  const byName = Map.groupBy(people, ({ agencyCode, name }) => `${agencyCode}|${fold(name)}`)
  const byAccount = Map.groupBy(people, ({ agencyCode, userId }) => `${agencyCode}|${userId ?? ''}`)
  const bodies = new Map<string, Body[]>()
  for (const body of agencies)
    for (const word of new Set([body.code, body.name, body.shortName ?? body.name].map(fold)))
      bodies.set(word, [...(bodies.get(word) ?? []), body])
  return {
    bodiesOf: (words: string): Body[] => bodies.get(fold(words)) ?? [],
    peopleOf: (agencyCode: string, words: string): PersonRow[] => {
      const account = accounts.get(words.toLowerCase())
      const found = account === undefined ? undefined : byAccount.get(`${agencyCode}|${account}`)
      return found ?? byName.get(`${agencyCode}|${fold(words)}`) ?? []
    },
  }
}
export type Finder = ReturnType<typeof finderOf>

/** The one of these who works, by the telephone where several are called alike; or why it is nobody. */
export function chooseActive(
  found: readonly PersonRow[],
  phone: string,
): { person: PersonRow } | { code: 'unknown_name' | 'ambiguous_name' } {
  const active = found.filter(({ isActive }) => isActive)
  const alike = active.length > 1 ? active.filter((one) => one.phone === phone) : active
  const [person, ...others] = alike
  if (person && others.length === 0) return { person }
  return { code: active.length === 0 ? 'unknown_name' : 'ambiguous_name' }
}
