import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { InvalidError } from '../../platform/errors.ts'
import type { CommandIo } from './command.ts'

export type TextRow = { id: string | number; text: string }
export const OFFSETS = 'start and end count characters as an index of a JavaScript string does (UTF-16 units)'

/** Reads `{id, text}` a line. A bad line is named with its number and a code, and the others go on. */
export async function* readTextRows(
  file: string,
  note: CommandIo['note'],
  count: { bad: number },
): AsyncGenerator<TextRow> {
  await access(file).catch(() => {
    throw new InvalidError('import.no_file', { file })
  })
  let line = 0
  for await (const words of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1
    if (words.trim() === '') continue
    const row = parseRow(words)
    if (typeof row === 'string') {
      count.bad += 1
      note(`line ${line}: ${row}`)
    } else yield row
  }
}

function parseRow(words: string): TextRow | 'rows.not_json' | 'rows.no_id' | 'rows.no_text' {
  let row: unknown
  try {
    row = JSON.parse(words)
  } catch {
    return 'rows.not_json'
  }
  if (typeof row !== 'object' || row === null) return 'rows.not_json'
  const { id, text } = row as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return 'rows.no_id'
  return typeof text === 'string' ? { id, text } : 'rows.no_text'
}
