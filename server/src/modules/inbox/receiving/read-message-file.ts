import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse'
import type { FileRow } from './import-messages.ts'

/** Rows of a .jsonl or .csv file one at a time: memory does not grow with the file. */
export function readMessageFile(path: string): AsyncIterable<FileRow> {
  return path.toLowerCase().endsWith('.csv') ? readCsv(path) : readJsonLines(path)
}

async function* readJsonLines(path: string): AsyncGenerator<FileRow> {
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let row = 0
  for await (const line of lines) {
    row += 1
    if (line.trim() === '') continue
    yield parseLine(line, row)
  }
}

function parseLine(line: string, row: number): FileRow {
  try {
    return { row, value: JSON.parse(line) }
  } catch {
    return { row, value: null, problem: 'not JSON' }
  }
}

/** The first line names the columns; a semicolon or a comma divides them, as spreadsheets write it. */
async function* readCsv(path: string): AsyncGenerator<FileRow> {
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      columns: true,
      delimiter: [',', ';'],
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }),
  )
  for await (const { record, info } of parser) yield { row: info.lines, value: record }
}
