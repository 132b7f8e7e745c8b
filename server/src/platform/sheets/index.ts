import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { readCsv } from './read-csv.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Cell, SheetFormat, SheetRow } from './sheet.ts'
import { writeCsv } from './write-csv.ts'
import { CONTENT_PATH, ODS_TYPE, odsParts, writeOdsXml } from './write-ods.ts'
import { SHEET_PATH, smallParts, writeSheetXml } from './write-xlsx.ts'

export type { Cell, Duration, ReadCell, SheetFormat, SheetRow } from './sheet.ts'
export { SHEET_FORMATS } from './sheet.ts'
export { ODS_TYPE, writeCsv }

/** Reads the first visible sheet row by row; the header is a row like others. Memory does not grow with the file. */
export function readSheet(input: Readable, format: SheetFormat): AsyncIterable<SheetRow> {
  if (format === 'csv') return readCsv(input)
  return format === 'ods' ? readOds(input) : readXlsx(input)
}

export type WriteOptions = {
  format: SheetFormat
  header?: readonly string[]
  sheetName?: string
  /** The widths of the columns, in characters. */
  widths?: readonly number[]
}
type Rows = AsyncIterable<Cell[]> | Iterable<Cell[]>

/** Writes a sheet; the same rows give the same bytes. Resolves when the output has taken everything and was ended. */
export async function writeSheet(
  rows: Rows,
  output: Writable,
  { format, header, sheetName = 'Veche', widths = [] }: WriteOptions,
): Promise<void> {
  const all = header ? withHeader(header, rows) : rows
  if (format === 'csv') return pipeline(Readable.from(writeCsv(all)), output)
  const look = { hasHeader: header !== undefined, widths }
  const isOds = format === 'ods'
  const xml = isOds ? writeOdsXml(all, { ...look, sheetName }) : writeSheetXml(all, look)
  const sheet = Readable.from(encode(xml), { objectMode: false })
  const zip = new ZipFile()
  for (const [path, part] of isOds ? odsParts(sheetName, look.hasHeader) : smallParts(sheetName))
    zip.addBuffer(Buffer.from(part), path, path === 'mimetype' ? { ...FIXED, compressionLevel: 0 } : FIXED)
  zip.addReadStream(sheet, isOds ? CONTENT_PATH : SHEET_PATH, FIXED)
  zip.end()
  // yazl does not report a failure of the stream that it packs.
  const broken = new AbortController()
  sheet.on('error', (error) => broken.abort(error))
  zip.on('error', (error) => broken.abort(error))
  try {
    await pipeline(zip.outputStream, output, { signal: broken.signal })
  } catch (error) {
    throw broken.signal.reason ?? error
  } finally {
    sheet.destroy()
  }
}

const FIXED = { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 4 }

async function* withHeader(header: readonly string[], rows: Rows): AsyncGenerator<Cell[]> {
  yield [...header]
  yield* rows
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text)
}
