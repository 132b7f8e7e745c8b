/** Reads a file of JSON lines row by row; a bad row is named by its line and a code, and the others go on. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import type { CommandIo } from '../command.ts'

export type Line<Row> = { line: number; row: Row }
/** No network carries a message half as long. */
const MOST_SIGNS = 100_000
/** The rows of the commands that read texts alone. */
export const TextRow = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string().max(MOST_SIGNS),
})
export type TextRow = z.infer<typeof TextRow>
/** What `start` and `end` of a span are. */
export const OFFSETS = 'start and end count characters as an index of a JavaScript string does (UTF-16 units)'
type BadLine = { line: number; code: 'row.bad_json' | 'row.bad_field'; message: string }

const SHOWN_ERRORS = 20

/** Calls `take` for each good row. Resolves to the number of bad ones, which are told to the person. */
export async function forEachRow<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  { note }: Pick<CommandIo, 'note'>,
  take: (found: Line<z.infer<Schema>>) => void,
): Promise<number> {
  await access(file).catch(() => {
    throw new InvalidError('import.no_file', { file })
  })
  let bad = 0
  let number = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1
    const plain = number === 1 ? text.replace(/^\uFEFF/u, '') : text
    if (plain.trim() === '') continue
    const found = readLine(plain, number, schema)
    if ('row' in found) take(found)
    else {
      bad += 1
      if (bad <= SHOWN_ERRORS) note(`line ${found.line}: ${found.code}: ${found.message}`)
    }
  }
  if (bad > SHOWN_ERRORS) note(`and ${bad - SHOWN_ERRORS} more`)
  return bad
}

function readLine<Schema extends z.ZodType>(
  text: string,
  line: number,
  schema: Schema,
): Line<z.infer<Schema>> | BadLine {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { line, code: 'row.bad_json', message: error instanceof Error ? error.message : 'no JSON' }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { line, row: parsed.data }
  const message = parsed.error.issues
    .map(({ path, message: said }) => `${path.join('.')}: ${said}`)
    .join('; ')
  return { line, code: 'row.bad_field', message }
}
