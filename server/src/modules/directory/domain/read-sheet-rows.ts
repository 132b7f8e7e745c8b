/** A table of cells → rows of a directory, or everything that is wrong with it, by row and field. Pure. */
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import type { CodeNames } from './code-names.ts'
import { fold } from './fold.ts'
import { identifyRows } from './identify-rows.ts'
import { type Cell, readCell } from './sheet-cells.ts'
import {
  type Column,
  isHead,
  keyOf,
  type RefersTo,
  type Row,
  type SheetSpec,
  type Value,
} from './sheet-spec.ts'

export type NumberedRow = { number: number; row: Row }
export type CellRow = { number: number; cells: readonly Cell[] }
type Facts = {
  current: readonly Row[]
  known: Readonly<Record<RefersTo, ReadonlySet<string>>>
  names?: Pick<CodeNames, 'find'> | undefined
  /** Spells the values of a row one way, so that its key is the key of what is there. */
  tidy?: (row: Row) => Row
}
type Reading = { rows: NumberedRow[]; problems: ImportProblem[] }

/** The first row is the head: columns by name, in any order; an absent one leaves what is there. */
export function readSheetRows(
  spec: SheetSpec,
  [head, ...body]: readonly CellRow[],
  { current, known, names, tidy = (row) => row }: Facts,
): Reading {
  if (!head) return { rows: [], problems: [sheetProblem(null, null, 'empty_file')] }
  const { columns, problems } = readHead(spec, head)
  if (problems.length > 0) return { rows: [], problems }
  const currentByKey = new Map(current.map((row) => [keyOf(spec, row), row]))
  const seen = new Set<string>()
  const rows: NumberedRow[] = []
  const naming = { ...spec, key: spec.natural ?? spec.key }
  const read = body.map(({ number, cells }) => {
    const one = resolveNames(columns, readCells(columns, { number, cells }), { number, known, names })
    return { ...one, number, row: tidy(withDefaults(spec, one.values)) }
  })
  const identified = identifyRows(
    spec,
    read.map(({ row }) => row),
    current,
  )
  for (const [index, one] of read.entries()) {
    const { number } = one
    const values = identified[index] ?? one.row
    const key = keyOf(spec, values)
    const fields = [...Object.keys(one.values), ...spec.key]
    const told = Object.fromEntries(fields.map((field) => [field, values[field] ?? null]))
    const row = { ...withDefaults(spec, currentByKey.get(key) ?? {}), ...told }
    const found = [
      ...one.problems,
      ...(seen.has(keyOf(naming, row))
        ? [sheetProblem(number, naming.key[0] ?? null, 'twice', keyWords(naming, row))]
        : []),
      ...findRowProblems(spec, { number, row }, { before: currentByKey.get(key), known }),
    ]
    seen.add(keyOf(naming, row))
    // Only the first problem of a field is reported, which concerns the cell itself.
    problems.push(
      ...found.filter((one, index) => found.findIndex(({ field }) => field === one.field) === index),
    )
    rows.push({ number, row })
  }
  return { rows, problems }
}

/** Which column each cell of a row belongs to, by the names in the first row. */
export function readHead(spec: Pick<SheetSpec, 'columns' | 'key' | 'natural'>, { cells }: CellRow) {
  const titles = cells.map((cell) => fold(String(cell ?? '')))
  const columns = titles.map((title) => spec.columns.find((column) => isHead(column, title)))
  const problems: ImportProblem[] = []
  titles.forEach((title, index) => {
    const column = columns[index]
    if (title !== '' && !column)
      problems.push(sheetProblem(null, null, 'unknown_column', String(cells[index])))
    if (column && columns.indexOf(column) !== index)
      problems.push(sheetProblem(null, column.field, 'column_twice'))
  })
  for (const field of spec.natural ? [] : spec.key) {
    const isNeeded = spec.columns.find((column) => column.field === field)?.type !== 'flag'
    if (isNeeded && !columns.some((column) => column?.field === field) && spec.key.length === 1)
      problems.push(sheetProblem(null, field, 'no_column'))
  }
  if (!columns.some(Boolean)) return { columns, problems: [sheetProblem(null, null, 'no_head')] }
  return { columns, problems }
}

/** The values of a row, and what is wrong with its cells. */
export function readCells(columns: readonly (Column | undefined)[], { number, cells }: CellRow) {
  const values: Record<string, Value> = {}
  const problems: ImportProblem[] = []
  columns.forEach((column, index) => {
    if (!column) return
    const cell = cells[index] ?? null
    const reading = readCell(column, cell)
    if ('value' in reading) values[column.field] = reading.value
    else problems.push(sheetProblem(number, column.field, reading.problem, String(cell)))
  })
  return { values, problems }
}

type Read = ReturnType<typeof readCells>

/** A name of the directory is as good as its code. */
function resolveNames(
  columns: readonly (Column | undefined)[],
  { values, problems }: Read,
  { number, known, names }: Pick<Facts, 'known' | 'names'> & { number: number },
): Read {
  const resolved = { ...values }
  const found = [...problems]
  for (const column of columns) {
    const value = column && values[column.field]
    if (!column?.isNamed || !column.refersTo || typeof value !== 'string') continue
    if (known[column.refersTo].has(value)) continue
    const code = names?.find(column.refersTo, value)
    if (code) resolved[column.field] = code
    else
      found.push(sheetProblem(number, column.field, code === null ? 'ambiguous_name' : 'unknown_name', value))
  }
  return { values: resolved, problems: found }
}

function withDefaults({ columns }: SheetSpec, values: Row): Row {
  return { ...Object.fromEntries(columns.map(({ field, empty }) => [field, empty])), ...values }
}

type RowFacts = Pick<Facts, 'known'> & { before: Row | undefined }

function findRowProblems(
  { columns, schema }: SheetSpec,
  { number, row }: NumberedRow,
  { before, known }: RowFacts,
): ImportProblem[] {
  const issues = schema.safeParse(row).error?.issues ?? []
  const invalid = issues.map(({ path }) => {
    const field = String(path[0] ?? '')
    const value = row[field] ?? null
    return sheetProblem(number, field, value === null ? 'required' : 'invalid', String(value ?? ''))
  })
  const others = columns.flatMap(({ field, refersTo, isFixed }): ImportProblem[] => {
    const value = row[field] ?? null
    if (isFixed && before && before[field] !== value)
      return [sheetProblem(number, field, 'fixed', String(value))]
    const isUnknown = refersTo && value !== null && !known[refersTo].has(String(value))
    return isUnknown ? [sheetProblem(number, field, 'unknown_code', String(value))] : []
  })
  return [...invalid, ...others]
}

function keyWords({ key }: SheetSpec, row: Row): string {
  return key
    .map((field) => row[field])
    .filter(Boolean)
    .join(' × ')
}

export function sheetProblem(
  row: number | null,
  field: string | null,
  code: string,
  value = '',
): ImportProblem {
  return { row, field, code, value: value.slice(0, 100) }
}
