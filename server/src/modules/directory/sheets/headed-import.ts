/** Things of Markdown with heads come in: what would change is told first, then all of it is written or nothing. */
import type { ImportHeadedRequest, ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { type ReadHeaded, readHeaded } from '@veche/contract/rules/portal/headed-contents.ts'
import type { z } from 'zod'
import { type Database, loadOrTell, type Tx } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'

type Kind<Content> = {
  schema: z.ZodType<Content>
  textField: string | null
  /** By the use case that people use; its refusals are told with their place. */
  write: (
    tx: Tx,
    thing: { id: string | null; content: Content },
  ) => Promise<'added' | 'changed' | 'unchanged'>
}

export function importHeaded<Content extends { name: string }>(
  db: Database,
  { files, isPreview }: ImportHeadedRequest & { isPreview: boolean },
  { schema, textField, write }: Kind<Content>,
): Promise<ImportHeadedResponse> {
  const read: (ReadHeaded<Content> & { file: string })[] = []
  const found: ImportHeadedResponse['problems'] = []
  for (const { name: file, text } of files) {
    const { things, problems } = readHeaded(text, { schema, textField })
    found.push(...problems.map((problem) => ({ file, ...problem })))
    for (const thing of things) {
      const isTwice = thing.id !== null && read.some(({ id }) => id === thing.id)
      if (isTwice) found.push({ file, field: 'id', line: thing.lineOf('id'), problem: 'twice' })
      else read.push({ ...thing, file })
    }
  }
  async function work(tx: Tx): Promise<ImportHeadedResponse> {
    const told: ImportHeadedResponse = { added: [], changed: [], unchanged: [], problems: [...found] }
    for (const { file, id, content, lineOf } of read) {
      try {
        told[await write(tx, { id, content })].push(content.name)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        const { field: named } = error.details
        const field = typeof named === 'string' ? named : 'name'
        told.problems.push({ file, field, line: lineOf(field), problem: error.code })
      }
    }
    return told
  }
  return loadOrTell(db, { isPreview, work })
}
