/** What comes in as Markdown with heads, many of them in a file or in many files: templates, macros, rules. */
import { z } from 'zod'

const FILES_LIMIT = 20
const FILE_LIMIT = 500_000

export const HEADED_FILE_TYPE = 'text/markdown'

export const ImportHeadedQuery = z.strictObject({
  /** Only told what would change, nothing is written. */
  preview: z
    .enum(['true', 'false'])
    .default('true')
    .transform((flag) => flag === 'true'),
})
export const ImportHeadedRequest = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(200), text: z.string().max(FILE_LIMIT) }))
    .min(1)
    .max(FILES_LIMIT),
})
export type ImportHeadedRequest = z.infer<typeof ImportHeadedRequest>
export const ImportHeadedResponse = z.object({
  /** By their names. */
  added: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.array(z.string()),
  /** With any of them nothing is written. `problem`: a word of the file's rules, or the code of an error. */
  problems: z.array(
    z.object({ file: z.string(), field: z.string(), line: z.number().int(), problem: z.string() }),
  ),
})
export type ImportHeadedResponse = z.infer<typeof ImportHeadedResponse>
