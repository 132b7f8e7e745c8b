/**
 * Things that are a head and perhaps words under it, one after another in a file: templates, macros, rules. The head
 * holds the fields as the contract names them, and the `id` of what is changed. What is written is read back the same. Pure.
 */
import type { z } from 'zod'
import { cutFile, HEAD, readHead, writeHead } from './headed-files.ts'

export type Headed<Content> = { id: string; content: Content }
export type HeadedProblem = { field: string; line: number; problem: string }
export type ReadHeaded<Content> = {
  id: string | null
  content: Content
  /** Where a field stands in the file. */
  lineOf: (field: string) => number
}

/** A line of the words that would be read as a head stands behind a backslash. */
const TELLING = /^(?=\\*---$)/gm
const SHIELDED = /^\\(?=\\*---$)/gm
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `textField`: what stands under the head; null: nothing does. */
export function writeHeaded<Content extends object>(
  things: readonly Headed<Content>[],
  textField: (string & keyof Content) | null,
): string {
  return things
    .map(({ id, content }) => {
      const head = Object.fromEntries(Object.entries(content).filter(([field]) => field !== textField))
      const words = textField === null ? '' : String(content[textField]).replace(TELLING, '\\')
      return `${writeHead({ id, ...head })}${words === '' ? '' : `\n${words}\n`}`
    })
    .join('\n')
}

export function readHeaded<Content>(
  file: string,
  { schema, textField }: { schema: z.ZodType<Content>; textField: string | null },
): { things: ReadHeaded<Content>[]; problems: HeadedProblem[] } {
  const things: ReadHeaded<Content>[] = []
  const problems: HeadedProblem[] = []
  const parts = cutFile(file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  if (parts.length === 0) problems.push({ field: 'head', line: 1, problem: 'missing' })
  for (const { text, line } of parts) {
    const head = HEAD.exec(text)
    const read = readHead(head?.[1] ?? '')
    if (!head || !read.fields) {
      const badLine = line + (read.badLine ?? 0)
      problems.push({ field: 'head', line: badLine, problem: head ? 'unreadable' : 'missing' })
      continue
    }
    const { id = null, ...fields } = read.fields
    const words = text.slice(head[0].length).trim().replace(SHIELDED, '')
    const lines = text.split('\n')
    const lineOf = (field: string) =>
      line +
      Math.max(
        0,
        lines.findIndex((one) => one.startsWith(`${field}:`)),
      )
    const found: HeadedProblem[] = []
    const isId = id === null || (typeof id === 'string' && ID.test(id))
    if (!isId) found.push({ field: 'id', line: lineOf('id'), problem: 'wrong' })
    if (textField === null && words !== '') found.push({ field: 'head', line, problem: 'words_below' })
    const checked = schema.safeParse({ ...fields, ...(textField !== null && { [textField]: words }) })
    if (!checked.success) found.push(...checked.error.issues.flatMap((issue) => problemsOf(issue, lineOf)))
    if (checked.success && found.length === 0)
      things.push({ id: isId ? (id as string | null) : null, content: checked.data, lineOf })
    problems.push(...found)
  }
  return { things, problems }
}

function problemsOf(issue: z.core.$ZodIssue, lineOf: (field: string) => number): HeadedProblem[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
    return issue.keys.map((field) => ({ field, line: lineOf(field), problem: 'unknown' }))
  const field = String(issue.path[0] ?? 'head')
  const problem =
    issue.message.endsWith('received undefined') && issue.path.length === 1 ? 'missing' : 'wrong'
  return [{ field: issue.path.join('.') || field, line: lineOf(field), problem }]
}
