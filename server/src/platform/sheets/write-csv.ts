import { formatDuration, formatMoment, guardText } from './cell-values.ts'
import type { Cell } from './sheet.ts'

const BOM = '\ufeff'
const BATCH_CHARS = 64 * 1024

/** Writes UTF-8 with a mark, semicolons and CRLF, which Excel of a Russian Windows opens by a double click. */
export async function* writeCsv(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncGenerator<string> {
  let batch = BOM
  for await (const cells of rows) {
    batch += `${cells.map(toField).join(';')}\r\n`
    if (batch.length < BATCH_CHARS) continue
    yield batch
    batch = ''
  }
  if (batch !== '') yield batch
}

function toField(cell: Cell): string {
  if (cell === null) return ''
  switch (typeof cell) {
    case 'string':
      return quote(guardText(cell.toWellFormed()))
    case 'number':
      return Number.isFinite(cell) ? String(cell) : ''
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE'
    default:
      return cell instanceof Date ? formatMoment(cell) : formatDuration(cell.durationDays)
  }
}

function quote(text: string): string {
  return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
