/** Files of both directions: their format by the ending, their report of errors. */
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { InvalidError } from '../../platform/errors.ts'
import {
  type Cell,
  readSheet,
  SHEET_FORMATS,
  type SheetFormat,
  writeSheet,
} from '../../platform/sheets/index.ts'
import type { RowError } from './import-report.ts'

const SHEET_NAME = 'Инциденты'

export function formatOf(fileName: string): SheetFormat {
  const ending = fileName.toLowerCase().split('.').at(-1)
  const format = SHEET_FORMATS.find((known) => known === ending)
  if (format && fileName.includes('.')) return format
  throw new InvalidError('exchange.unknown_format', { allowed: SHEET_FORMATS })
}

export function openSheet(path: string, format: SheetFormat) {
  return readSheet(createReadStream(path), format)
}

/** Fails where the file cannot be read to its end: nothing of it is written then. */
export async function readThrough(path: string, format: SheetFormat, signal: AbortSignal): Promise<void> {
  for await (const _row of openSheet(path, format)) if (signal.aborted) return
}

/** Appears whole or not at all. */
export async function writeIncidents(
  path: string,
  format: SheetFormat,
  { header, rows }: { header: readonly string[]; rows: AsyncIterable<Cell[]> },
): Promise<void> {
  await writeWhole(path, (part) =>
    writeSheet(rows, createWriteStream(part, { mode: 0o600 }), {
      format,
      header,
      sheetName: SHEET_NAME,
    }),
  )
}

const ERROR_WORDS: Record<RowError['code'], string> = {
  no_key: 'нет ID и номера инцидента',
  no_date: 'нет даты создания',
  no_text: 'нет текста',
  bad_date: 'не дата',
  date_out_of_range: 'такого дня быть не может: с 2000 года до завтра',
  too_long: 'длиннее 200 знаков',
  bad_duration: 'не длительность',
  bad_value: 'не подходит к этому полю',
  unknown_name: 'нет в справочнике',
  unknown_word: 'неизвестное значение',
  repeated: 'строка с таким ID уже была в этом файле',
  not_stored: 'не удалось записать',
}

/** For the person who corrects the file: opens in a spreadsheet, one line for each error. */
export function createErrorFile(path: string) {
  const errors: RowError[] = []
  return {
    add(error: RowError) {
      if (errors.length < MAX_ERRORS) errors.push(error)
    },
    async write(): Promise<number> {
      const rows = errors.map(({ row, column, code, value }) => [row, column, ERROR_WORDS[code], value])
      const header = ['Строка', 'Столбец', 'Что не так', 'Значение']
      await writeWhole(path, (part) =>
        writeSheet(rows, createWriteStream(part, { mode: 0o600 }), { format: 'csv', header }),
      )
      return errors.length
    },
  }
}
const MAX_ERRORS = 100_000

async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`
  try {
    await write(part)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
