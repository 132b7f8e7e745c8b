import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CastingContext, CsvError, parse } from 'csv-parse'
import { unguardText } from './cell-values.ts'
import { decodeText } from './decode-text.ts'
import {
  isBlank,
  LIMITS,
  quoteNotClosed,
  type ReadCell,
  rowTooLong,
  rowTooWide,
  type SheetRow,
  tooManyCells,
  unreadable,
} from './sheet.ts'

const DELIMITERS = [';', ',', '\t'] as const
const FIRST_LINE_CHARS = 64 * 1024

/** Gives every value as text, because a CSV has no types. */
export async function* readCsv(input: Readable): AsyncGenerator<SheetRow> {
  const text = decodeText(input)
  const { start, delimiter } = await readFirstLine(text)
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LIMITS.cellChars,
    cast: refuseWide,
  })
  const feeding = pipeline(Readable.from(follow(start, text)), parser)
  feeding.catch(() => undefined)
  let number = 0
  let cellsRead = 0
  try {
    for await (const record of parser) {
      number += 1
      cellsRead += record.length
      if (cellsRead > LIMITS.cells) throw tooManyCells(number)
      const cells = toCells(record)
      if (!isBlank(cells)) yield { number, cells }
    }
    await feeding
  } catch (error) {
    if (error instanceof Error && 'status' in error) throw error
    // Whoever reads may hear of the broken stream before it hears of what broke it.
    throw refusalOf(parser.errored ?? error)
  }
}

function refusalOf(error: unknown): Error {
  if (!(error instanceof CsvError)) return unreadable('broken', error)
  const row = Number(error.records) + 1
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return quoteNotClosed(row)
  return error.code === 'CSV_MAX_RECORD_SIZE' ? rowTooLong(row) : unreadable('broken', error)
}

/**
 * Checks the limits while a row is being read: a file of commas alone is one row, and would fill the memory before
 * its end.
 */
function refuseWide(value: string, { column, records }: CastingContext): string {
  if (Number(column) >= LIMITS.columns) throw rowTooWide(records + 1)
  return value
}

function toCells(record: readonly string[]): ReadCell[] {
  return record.map((value) => (value === '' ? null : unguardText(value)))
}

async function* follow(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield start
  yield* rest
}

/** Chooses the delimiter that the header uses most; Excel may name it in a line of its own: `sep=;`. */
async function readFirstLine(text: AsyncGenerator<string>): Promise<{ start: string; delimiter: string }> {
  let start = ''
  while (!/[\r\n]/.test(start) && start.length < FIRST_LINE_CHARS) {
    const { value, done } = await text.next()
    if (done) break
    start += value
  }
  const named = /^sep=(.)\r?\n/.exec(start)
  if (named?.[1]) return { start: start.slice(named[0].length), delimiter: named[1] }
  return { start, delimiter: sniffDelimiter(start) }
}

export function sniffDelimiter(start: string): string {
  // A quote within quotes is two: their halves are taken out one after the other. A choice of both would need a step of the stack for each letter.
  const [line = ''] = start
    .slice(0, FIRST_LINE_CHARS)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]/)
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';'
}
