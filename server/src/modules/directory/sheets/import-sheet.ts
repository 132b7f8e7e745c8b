/**
 * A file comes in in two steps. The preview writes it in a transaction that is rolled back, so it tells what the
 * second step would do and nothing else; the second step does it when neither the directory nor the file changed.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ImportPreviewResponse, ImportProblem, SheetKind } from '@veche/contract/admin/directory.ts'
import { rehearse, type Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError, InvalidError } from '../../../platform/errors.ts'
import { readSheet, type SheetFormat } from '../../../platform/sheets/index.ts'
import type { Actor } from '../../access/index.ts'
import { startRecompute } from '../calendar/manage-calendar.ts'
import { changeDirectory, type DirectoryContext } from '../change-directory.ts'
import type { CodeNames } from '../domain/code-names.ts'
import { type CellRow, readSheetRows } from '../domain/read-sheet-rows.ts'
import { diffSheet, type SheetDiff } from '../domain/sheet-diff.ts'
import { type Row, SHEETS, type Value } from '../domain/sheet-spec.ts'
import { dateIn } from '../manage-topics.ts'
import { tidyPlaceRoute } from '../place-routes/manage-place-routes.ts'
import { listSheetRows, readKnownRows } from './sheet-rows.repository.ts'
import { createRowWriter, listWrites } from './write-sheet-rows.ts'

export type SheetImport = { kind: SheetKind; format: SheetFormat; file: Buffer; isComplete: boolean }

const MOST_ROWS = 20_000
const SHOWN = 200

export async function previewSheet(
  context: DirectoryContext,
  { kind, format, file, isComplete }: SheetImport,
): Promise<ImportPreviewResponse> {
  const cells = await readCells(file, format)
  return rehearse(context.db, async (tx) => {
    const read = await compare(tx, context, { kind, cells, isComplete })
    // All at once: what the other rows would be refused for is not told after these are mended.
    const refused = await tryWrites(tx, context, { kind, ...read })
    const problems = [...read.problems, ...refused].toSorted(
      (one, other) => (one.row ?? 0) - (other.row ?? 0),
    )
    return present(kind, { ...read, problems })
  })
}

export async function applySheet(
  context: DirectoryContext,
  { kind, format, file, isComplete, basedOn, actor }: SheetImport & { basedOn: string; actor: Actor },
): Promise<{ addedCount: number; changedCount: number; removedCount: number }> {
  const cells = await readCells(file, format)
  return changeDirectory(context.db, {
    ...{ actor, action: 'directory.imported', objectType: 'sheet', objectId: kind },
    run: async (tx) => {
      const read = await compare(tx, context, { kind, cells, isComplete })
      if (read.basedOn !== basedOn) throw new ConflictError('directory.changed_since_preview')
      if (read.problems.length > 0) throw new InvalidError('directory.bad_sheet')
      const writer = createRowWriter(kind, { tx, context, today: todayOf(context) })
      for (const { write } of listWrites(read.diff, writer)) await write()
      const counts = countChanges(read.diff)
      if (kind === 'calendar') await startRecompute(tx, context, 'import')
      return { result: counts, details: { ...counts, isComplete } }
    },
  })
}

async function readCells(file: Buffer, format: SheetFormat): Promise<CellRow[]> {
  const rows: CellRow[] = []
  for await (const row of readSheet(Readable.from(file), format)) {
    if (rows.length > MOST_ROWS) throw new InvalidError('directory.sheet_too_long', { most: MOST_ROWS })
    rows.push(row)
  }
  return rows
}

type Compared = { diff: SheetDiff; problems: ImportProblem[]; basedOn: string; names: CodeNames }
type Table = { kind: SheetKind; cells: readonly CellRow[]; isComplete: boolean }

async function compare(
  tx: Tx,
  context: DirectoryContext,
  { kind, cells, isComplete }: Table,
): Promise<Compared> {
  const spec = SHEETS[kind]
  const current = await listSheetRows(tx, kind)
  const tidy = tidierOf(kind, context)
  const { known, names } = await readKnownRows(tx)
  const { rows, problems } = readSheetRows(spec, cells, { ...{ current, known, names }, ...tidy })
  const diff = diffSheet(spec, { current, incoming: rows }, { isComplete, today: todayOf(context) })
  const basedOn = createHash('sha256')
    .update(JSON.stringify([kind, current, diff]))
    .digest('hex')
  return { diff, problems, basedOn, names }
}

function tidierOf(kind: SheetKind, { nameStreet }: DirectoryContext): { tidy?: (row: Row) => Row } {
  if (kind !== 'placeRoutes') return {}
  const word = (value: Value | undefined) => (typeof value === 'string' ? value : null)
  return {
    tidy: (row) => ({
      ...row,
      ...tidyPlaceRoute(
        { street: word(row.street), houses: word(row.houses), object: word(row.object) },
        nameStreet,
      ),
    }),
  }
}

function todayOf({ region, clock }: DirectoryContext): string {
  return dateIn(region.timeZone, clock())
}

/** Refusals of single rows are collected; anything else ends the preview. */
async function tryWrites(
  tx: Tx,
  context: DirectoryContext,
  { kind, diff, problems: known }: Pick<Compared, 'diff' | 'problems'> & { kind: SheetKind },
): Promise<ImportProblem[]> {
  const writer = createRowWriter(kind, { tx, context, today: todayOf(context) })
  const problems: ImportProblem[] = []
  // Without a head that can be read there are no rows, and all that is there would look as if it were missing.
  if (known.some(({ row }) => row === null)) return []
  const wrong = new Set(known.map(({ row }) => row))
  for (const { number, write } of listWrites(diff, writer)) {
    if (number !== null && wrong.has(number)) continue
    try {
      await write()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const { code, ...rest } = error.details
      const field = typeof rest.field === 'string' ? rest.field : null
      const value = typeof code === 'string' ? code : ''
      problems.push({ row: number, field, code: error.code.replace('directory.', ''), value })
    }
  }
  return problems
}

function countChanges({ added, changed, removed }: SheetDiff) {
  return { addedCount: added.length, changedCount: changed.length, removedCount: removed.length }
}

function present(
  kind: SheetKind,
  { diff, problems, basedOn, names: { say } }: Compared,
): ImportPreviewResponse {
  const { nameOf, columns } = SHEETS[kind]
  const named = ({ key, row }: SheetDiff['removed'][number]) => ({ key, name: nameOf(row, say) })
  /** Where the table has names, so has the preview. */
  function sayValue(field: string, value: Value): Value {
    const of = columns.find((column) => column.field === field && column.isNamed)?.refersTo
    return of && typeof value === 'string' ? say(of, value) : value
  }
  return {
    basedOn,
    problems: problems.slice(0, SHOWN),
    problemCount: problems.length,
    ...countChanges(diff),
    added: diff.added.slice(0, SHOWN).map(named),
    changed: diff.changed.slice(0, SHOWN).map((item) => ({
      ...named(item),
      fields: Object.entries(item.fields).map(([field, { before, after }]) => ({
        ...{ field, before: sayValue(field, before), after: sayValue(field, after) },
      })),
    })),
    removed: diff.removed.slice(0, SHOWN).map(named),
    sameCount: diff.sameCount,
  }
}
