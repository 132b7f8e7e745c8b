/** A table of cells → outages as they are said there, or everything that is wrong, by row and column. Pure. */
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import { CreateOutageRequest } from '@veche/contract/outages.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import {
  type CellRow,
  type Directory,
  fold,
  readCells,
  readHead,
  sheetProblem,
} from '../../directory/index.ts'
import { COLUMNS } from './columns.ts'

/** `number`: of the outage that the row changes; null: it is found by what it says, or is new. */
export type SaidRow = { row: number; number: number | null; said: CreateOutageRequest }
type Values = Readonly<Record<string, unknown>>
export type RowFacts = {
  directory: Pick<Directory, 'agencies' | 'municipalities'>
  timeZone: string
  /** Whose outages they are where the file does not say. */
  ownAgencyCode: string | null
}

export function readOutageRows(
  [head, ...body]: readonly CellRow[],
  facts: RowFacts,
): { rows: SaidRow[]; problems: ImportProblem[] } {
  if (!head) return { rows: [], problems: [sheetProblem(null, null, 'empty_file')] }
  const { columns, problems } = readHead({ columns: COLUMNS, key: [] }, head)
  if (problems.length > 0) return { rows: [], problems }
  const read = body
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''))
    .map((row) => readRow(columns, row, facts))
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    problems: read.flatMap((one) => one.problems),
  }
}

function readRow(
  columns: ReturnType<typeof readHead>['columns'],
  { number: row, cells }: CellRow,
  facts: RowFacts,
): { row: SaidRow | null; problems: ImportProblem[] } {
  const read = readCells(columns, { number: row, cells })
  const named = nameRow(row, read.values, facts)
  const parsed = CreateOutageRequest.safeParse(named.said)
  const broken = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const field = String(path[0] ?? '')
    // As it stands in the file.
    const cell = cells[columns.findIndex((column) => column?.field === field)] ?? null
    const code = message === 'ends_before_start' ? message : cell === null ? 'required' : 'invalid'
    return sheetProblem(row, field, code, String(cell ?? ''))
  })
  const all = [...read.problems, ...named.problems, ...broken]
  // Only the first problem of a field is told, which concerns the cell itself.
  const problems = all.filter(({ field }, at) => all.findIndex((one) => one.field === field) === at)
  if (!parsed.success || problems.length > 0) return { row: null, problems }
  return { row: { row, number: numberOf(read.values), said: parsed.data }, problems }
}

function numberOf({ number }: Values): number | null {
  return typeof number === 'number' ? number : null
}

/** Bodies and places are named by their code or by any name that the directory has for them. */
function nameRow(row: number, values: Values, { directory, timeZone, ownAgencyCode }: RowFacts) {
  const problems: ImportProblem[] = []
  const find = <Entry extends { code: string }>(
    field: string,
    entries: readonly Entry[],
    namesOf: (entry: Entry) => readonly string[],
  ): Entry | undefined => {
    const words = values[field]
    if (typeof words !== 'string') return undefined
    const found = entries.filter((entry) =>
      [entry.code, ...namesOf(entry)].some((name) => fold(name) === fold(words)),
    )
    if (found.length !== 1) problems.push(sheetProblem(row, field, 'unknown_name', words))
    return found[0]
  }
  const agency =
    find('agencyCode', directory.agencies, ({ name, shortName }) => [name, shortName]) ??
    directory.agencies.find(({ code }) => values.agencyCode == null && code === ownAgencyCode)
  const place = find('municipalityCode', directory.municipalities, ({ name, shortName, centre }) => [
    ...[name, shortName, centre],
  ])
  const said = {
    ...{ kind: values.kind, reason: values.reason, addresses: values.addresses },
    agencyCode: agency?.code,
    municipalityCode:
      place?.code ?? (values.municipalityCode == null ? (agency?.municipalityCode ?? undefined) : undefined),
    ...{ beginsAt: momentOf(values.beginsAt, timeZone), endsAt: momentOf(values.endsAt, timeZone) },
  }
  return { said, problems }
}

function momentOf(wall: unknown, timeZone: string): string | undefined {
  if (typeof wall !== 'string') return undefined
  const [date = '', time = ''] = wall.split('T')
  return momentInZone(timeZone, { date, time }).toISOString()
}
