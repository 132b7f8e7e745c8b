/** Tables of neighbours on their way in and out: read and written as ours are, by one reader and one writer. */
import type { KeptMapping, NeighbourMapping } from '@veche/contract/admin/neighbours.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { SheetRow } from '../../../platform/sheets/index.ts'
import { normaliseName } from '../domain/columns.ts'
import { openBackTranslator, openTranslator, type Translator } from '../domain/neighbour.ts'
import type { Value } from '../domain/value.ts'
import type { RowError } from '../import-report.ts'
import { findMapping } from './mappings.repository.ts'

export async function getMapping(db: Db, id: string): Promise<KeptMapping> {
  const mapping = await findMapping(db, id)
  if (!mapping) throw new NotFoundError('neighbour.not_found', { id })
  return mapping
}

/** Their rows in our columns, each under the number that it has in their file. */
export async function* fromNeighbour(
  mapping: NeighbourMapping,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<SheetRow> {
  let translator: Translator | null = null
  for await (const { number, cells } of rows) {
    if (translator === null) {
      translator = openTranslator(mapping, cells)
      const { header, absent } = translator
      if (!header.includes('ID') || !header.includes('Дата создания'))
        throw new InvalidError('neighbour.other_table', { names: absent.join(', ') })
      yield { number, cells: header }
    } else yield { number, cells: asRead(translator.translate(cells)) }
  }
}

/** A span of time is a number in the file, as the reader gave it. */
function asRead(cells: readonly Value[]): SheetRow['cells'] {
  return cells.map((cell) =>
    typeof cell === 'object' && cell !== null && !(cell instanceof Date) ? cell.durationDays : cell,
  )
}

type Sheet = { header: readonly string[]; rows: AsyncIterable<Value[]> }

export async function toNeighbour(db: Db, mappingId: string, { header, rows }: Sheet): Promise<Sheet> {
  const { header: theirs, translate } = openBackTranslator(await getMapping(db, mappingId), header)
  async function* translated(): AsyncGenerator<Value[]> {
    for await (const cells of rows) yield translate(cells)
  }
  return { header: theirs, rows: translated() }
}

/** Where it is wrong in their table, not in ours. */
export function inTheirWords({ columns }: Pick<NeighbourMapping, 'columns'>, error: RowError): RowError {
  const { column } = error
  if (column === null) return error
  const theirs = columns.find(({ to }) => normaliseName(to) === normaliseName(column))
  return { ...error, column: theirs?.from ?? column }
}
