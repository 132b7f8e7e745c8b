import type { Readable } from 'node:stream'
import { columnIndex, fromSerial, unescapeText } from './cell-values.ts'
import { loadSharedStrings, type SharedStrings } from './shared-strings.ts'
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
import { readWorkbook, type Workbook } from './workbook.ts'
import { appendText, parseXml } from './xml-stream.ts'
import { openZip } from './zip-archive.ts'

export async function* readXlsx(input: Readable): AsyncGenerator<SheetRow> {
  await using folder = await createTempFolder()
  await using zip = await openZip(await spool(input, folder))
  const workbook = await readWorkbook(zip)
  const { sharedStringsPath, sheetPath } = workbook
  using strings = await loadSharedStrings(
    sharedStringsPath ? await zip.read(sharedStringsPath) : null,
    folder,
  )
  const collector = createCollector(workbook, strings)
  for await (const _ of parseXml(await zip.read(sheetPath), collector.handlers)) yield* collector.takeRows()
}

type RawCell = { column: number; type: string; style: number }

function createCollector(workbook: Workbook, strings: SharedStrings) {
  let rows: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: [] }
  let cell: RawCell | null = null
  let text = ''
  let isInValue = false
  let phonetic = 0
  let cellsRead = 0

  function openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): RawCell {
    const column = r === undefined ? row.cells.length : columnIndex(r)
    if (column === null) throw unreadable('broken')
    if (column >= LIMITS.columns) throw rowTooWide(row.number)
    cellsRead += 1
    if (cellsRead > LIMITS.cells) throw tooManyCells(row.number)
    return { column, type: t, style: Number(s) }
  }
  function closeCell({ column, type, style }: RawCell) {
    while (row.cells.length < column) row.cells.push(null)
    const isDate = workbook.isDateStyle[style] ?? false
    row.cells[column] = readValue(text, { type, isDate, is1904: workbook.is1904, strings })
  }

  return {
    takeRows() {
      const taken = rows
      rows = []
      return taken
    },
    handlers: {
      open(name: string, attributes: Readonly<Record<string, string>>) {
        if (name === 'row') row = { number: Number(attributes.r ?? row.number + 1), cells: [] }
        if (name === 'c') {
          cell = openCell(attributes)
          text = ''
        }
        if (name === 'rPh') phonetic += 1
        isInValue = name === 'v' || (name === 't' && phonetic === 0)
      },
      text(piece: string) {
        if (isInValue && cell) text = appendText(text, piece)
      },
      close(name: string) {
        if (name === 'rPh') phonetic -= 1
        if (name === 'v' || name === 't') isInValue = false
        if (name === 'c' && cell) {
          closeCell(cell)
          cell = null
        }
        if (name === 'row' && !isBlank(row.cells)) rows.push(row)
      },
    },
  }
}

type ValueFacts = { type: string; isDate: boolean; is1904: boolean; strings: SharedStrings }

function readValue(text: string, { type, isDate, is1904, strings }: ValueFacts): ReadCell {
  if (text === '') return null
  switch (type) {
    case 's':
      return strings.get(Number(text)) || null
    case 'inlineStr':
    case 'str':
      return unescapeText(text)
    case 'b':
      return text === '1' || text === 'true'
    case 'e':
      return text
    case 'd':
      return readIsoDate(text)
    default:
      return readNumber(text, isDate, is1904)
  }
}

function readNumber(text: string, isDate: boolean, is1904: boolean): ReadCell {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return (isDate ? fromSerial(number, is1904) : null) ?? number
}

/** Gives the moment without a zone, as the cell shows it. */
function readIsoDate(text: string): ReadCell {
  const moment = new Date(
    /[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}${text.includes('T') ? 'Z' : ''}`,
  )
  return Number.isNaN(moment.getTime()) ? text : moment
}
