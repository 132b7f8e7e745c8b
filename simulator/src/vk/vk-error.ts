import { z } from 'zod'
import { readSchemaFile } from './schema-files.ts'

const DESCRIPTIONS = z.record(z.string(), z.string()).parse(readSchemaFile('errors.json'))

/** An answer of VK with `error`; the text after the code's own description says what is wrong. */
export class VkError extends Error {
  override name = 'VkError'
  readonly code: number

  constructor(code: number, details?: string) {
    const description = DESCRIPTIONS[String(code)] ?? 'Unknown error occurred'
    super(details === undefined ? description : `${description}: ${details}`)
    this.code = code
  }
}
