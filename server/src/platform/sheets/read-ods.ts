/** The first visible sheet of an OpenDocument spreadsheet, row by row. */
import type { Readable } from 'node:stream'
import { createOdsText } from './ods-text.ts'
import { readOdsValue } from './ods-values.ts'
import {
  isBlank,
  LIMITS,
  type ReadCell,
  rowTooWide,
  type SheetRow,
  tooManyCells,
  unreadable,
} from './sheet.ts'
import { createTempFolder, spool } from './spool.ts'
import { parseXml } from './xml-stream.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

const CONTENT = 'content.xml'

export async function* readOds(input: Readable): AsyncGenerator<SheetRow> {
  await using folder = await createTempFolder()
  await using zip = await openZip(await spool(input, folder))
  if (!zip.has(CONTENT)) throw unreadable('not_ods')
  const seen = yield* readTable(zip, { takesHidden: false })
  if (seen.isVisible) return
  if (!seen.isAny) throw unreadable('not_ods')
  // Where all are hidden, the first is meant, as in a workbook.
  yield* readTable(zip, { takesHidden: true })
}

type Seen = { isVisible: boolean; isAny: boolean }

async function* readTable(
  zip: ZipArchive,
  { takesHidden }: { takesHidden: boolean },
): AsyncGenerator<SheetRow, Seen> {
  const collector = createCollector(takesHidden)
  for await (const _ of parseXml(await zip.read(CONTENT), collector.handlers)) {
    yield* collector.takeRows()
    // Whatever stands behind the sheet is not unpacked.
    if (collector.isOver()) break
  }
  return collector.seen()
}

type Attributes = Readonly<Record<string, string>>
type OpenCell = { attributes: Attributes; repeats: number; isCovered: boolean }
type OpenRow = { cells: ReadCell[]; width: number; repeats: number }

function createCollector(takesHidden: boolean) {
  const hiddenStyles = new Set<string>()
  let style = ''
  const done: { cells: ReadCell[]; number: number; repeats: number }[] = []
  let depth = 0
  let isTaken = false
  let isOver = false
  const seen: Seen = { isVisible: false, isAny: false }
  let rowNumber = 0
  let row: OpenRow | null = null
  let cell: OpenCell | null = null
  let cellsRead = 0
  const text = createOdsText()

  function openTable(attributes: Attributes) {
    depth += 1
    if (depth > 1 || isOver) return
    const isHidden = hiddenStyles.has(attributes['table:style-name'] ?? '')
    seen.isAny = true
    isTaken = takesHidden || !isHidden
    if (isTaken) seen.isVisible = true
  }
  function closeTable() {
    depth -= 1
    if (depth === 0 && isTaken) {
      isTaken = false
      isOver = true
    }
  }
  function closeCell({ attributes, repeats, isCovered }: OpenCell) {
    if (!row) return
    const value = isCovered ? null : readOdsValue(attributes, text.take())
    count(value === null ? 1 : repeats)
    if (value !== null) {
      // An empty cell that repeats to the edge of the sheet is no cell.
      if (row.width + repeats > LIMITS.columns) throw rowTooWide(rowNumber + 1)
      while (row.cells.length < row.width) row.cells.push(null)
      for (let i = 0; i < repeats; i += 1) row.cells.push(value)
    }
    row.width += repeats
  }
  function closeRow({ cells, repeats }: OpenRow) {
    const number = rowNumber + 1
    if (!isBlank(cells)) count(cells.length * (repeats - 1))
    rowNumber += repeats
    if (isBlank(cells)) return
    done.push({ cells, number, repeats })
  }
  function count(cells: number) {
    cellsRead += cells
    if (cellsRead > LIMITS.cells) throw tooManyCells(rowNumber + 1)
  }

  return {
    seen: () => seen,
    isOver: () => isOver,
    *takeRows(): Generator<SheetRow> {
      for (const { cells, number, repeats } of done.splice(0))
        for (let i = 0; i < repeats; i += 1) yield { number: number + i, cells: [...cells] }
    },
    handlers: {
      open(name: string, attributes: Attributes) {
        if (name === 'style') style = attributes['style:name'] ?? ''
        if (name === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style)
        if (name === 'table') openTable(attributes)
        if (!isTaken || depth > 1) return
        if (name === 'table-row')
          row = { cells: [], width: 0, repeats: repeatsOf(attributes['table:number-rows-repeated']) }
        const isCovered = name === 'covered-table-cell'
        if (isCovered || name === 'table-cell') {
          cell = { attributes, repeats: repeatsOf(attributes['table:number-columns-repeated']), isCovered }
          text.start()
        } else if (cell) text.open(name, attributes)
      },
      text(piece: string) {
        if (cell) text.add(piece)
      },
      close(name: string) {
        if (name === 'table') closeTable()
        if (!isTaken || depth > 1) return
        if (name === 'table-cell' || name === 'covered-table-cell') {
          if (cell) closeCell(cell)
          cell = null
        } else if (cell) text.close(name)
        if (name === 'table-row' && row) {
          closeRow(row)
          row = null
        }
      },
    },
  }
}

function repeatsOf(said: string | undefined): number {
  const repeats = Number(said ?? 1)
  if (!Number.isSafeInteger(repeats) || repeats < 1) throw unreadable('broken')
  return repeats
}
