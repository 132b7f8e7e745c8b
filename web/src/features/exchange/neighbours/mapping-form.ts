/** What the form of a mapping holds: each column of the file in its place, taken or not. Pure. */
import { normaliseName } from '@veche/contract/rules/own-fields/column-name.ts'
import { guessColumns } from '@veche/contract/rules/tables/guess-column.ts'
import type { Mapping, MappingContent } from './mappings.queries.ts'

export type FormColumn = MappingContent['columns'][number] & {
  /** Empty: it is not taken. */
  to: string
  examples: string[]
}
export type MappingForm = { name: string; system: string; columns: FormColumn[] }
export type Shown = {
  header: readonly { name: string }[]
  rows: readonly { cells: readonly (string | null)[] }[]
}

const EXAMPLES = 3

/** Columns of the file, as the mapping has them or as their names suggest; those it lacks follow. */
export function formOf(
  shown: Shown | null,
  mapping: MappingContent | null,
  own: readonly string[],
): MappingForm {
  const heads = (shown?.header ?? []).map(({ name }, at) => ({ name: name.trim(), at }))
  const named = heads.filter(
    ({ name }, index) => name !== '' && heads.findIndex((one) => isSame(one.name, name)) === index,
  )
  const guesses = guessColumns(
    named.map(({ name }) => name),
    own,
  )
  const columns = named.map(({ name, at }, index): FormColumn => {
    const kept = mapping?.columns.find(({ from }) => isSame(from, name))
    const examples = (shown?.rows ?? []).flatMap(({ cells }) => cells[at] || []).slice(0, EXAMPLES)
    if (kept) return { ...kept, examples }
    const to = mapping ? '' : (guesses[index] ?? '')
    return { from: name, to, dates: 'any', words: [], examples }
  })
  const absent = (mapping?.columns ?? []).filter(
    ({ from }) => !columns.some((column) => isSame(column.from, from)),
  )
  return {
    ...{ name: mapping?.name ?? '', system: mapping?.system ?? '' },
    columns: [...columns, ...absent.map((column) => ({ ...column, examples: [] }))],
  }
}

function isSame(one: string, other: string): boolean {
  return normaliseName(one) === normaliseName(other)
}

export function contentOf({ name, system, columns }: MappingForm): MappingContent {
  return {
    ...{ name: name.trim(), system: system.trim() },
    columns: columns
      .filter(({ to }) => to !== '')
      .map(({ examples: _, ...column }) => ({
        ...column,
        words: column.words.filter(({ to }) => to !== ''),
      })),
  }
}

/** Their words that somebody may want to name ours for: those of the mapping, of the examples, of the last trial. */
export function wordsIn({ words, examples }: FormColumn, unknown: readonly string[]): string[] {
  const all = [...words.map(({ from }) => from), ...unknown, ...examples]
  return all.filter((word, index) => all.findIndex((other) => isSame(other, word)) === index)
}

export function withWord(column: FormColumn, from: string, to: string | null): FormColumn {
  const rest = column.words.filter((word) => !isSame(word.from, from))
  return { ...column, words: to === null ? rest : [...rest, { from, to }] }
}

/** What a column of the file is taken as; null: it is not. */
export function takenAs(name: string, { columns }: Pick<MappingContent, 'columns'>): string | null {
  return columns.find(({ from }) => isSame(from, name))?.to ?? null
}

/** A head of which we know less than half is the table of another system, not ours with a gap. */
export function isForeign(header: readonly { name: string; isKnown: boolean }[]): boolean {
  const named = header.filter(({ name }) => name.trim() !== '')
  return named.filter(({ isKnown }) => isKnown).length * 2 < named.length
}

/** The mapping whose columns the file has all; null where none fits. */
export function findFitting(shown: Shown, mappings: readonly Mapping[]): Mapping | null {
  const fits = ({ columns }: Mapping) =>
    columns.every(({ from }) => shown.header.some(({ name }) => isSame(name, from)))
  return mappings.find(fits) ?? null
}
