/** Templates out to Markdown and in from it, by the rights that people have. */
import { isDeepStrictEqual } from 'node:util'
import { SaveTemplateRequest } from '@veche/contract/casework/templates.ts'
import type { ImportHeadedRequest, ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { writeHeaded } from '@veche/contract/rules/portal/headed-contents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { importHeaded } from '../../directory/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { assertMayChange, bodyOf, presentTemplate, toColumns } from './template-body.ts'
import { insertTemplate, listTemplates, updateTemplate } from './templates.repository.ts'

type Asked = { search?: string | undefined; archived: boolean; actor: Actor }

export async function templatesAsText(db: Db, { actor, ...query }: Asked): Promise<string> {
  const rows = await listTemplates(db, actor, query)
  const things = rows.map((row) => ({ id: row.id, content: bodyOf(presentTemplate(row, actor)) }))
  return writeHeaded(things, 'text')
}

type Import = ImportHeadedRequest & { isPreview: boolean; actor: Actor }

export function importTemplates(
  { db, clock }: AnswersContext,
  { actor, ...asked }: Import,
): Promise<ImportHeadedResponse> {
  return importHeaded(db, asked, {
    ...{ schema: SaveTemplateRequest, textField: 'text' },
    async write(tx, { id, content }) {
      const shown = [
        ...(await listTemplates(tx, actor, { archived: false })),
        ...(await listTemplates(tx, actor, { archived: true })),
      ]
      const row = shown.find((one) => one.id === id)
      const known = row ? [row] : shown
      if (known.some((one) => isDeepStrictEqual(bodyOf(presentTemplate(one, actor)), content)))
        return 'unchanged'
      const author = { actor, now: clock() }
      if (!row) {
        const columns = await toColumns({ db: tx }, content, actor)
        const at = { createdAt: author.now, updatedAt: author.now }
        await insertTemplate(tx, { ...columns, ...at, id: newId() }, author)
        return 'added'
      }
      assertMayChange(actor, row)
      const columns = await toColumns({ db: tx }, content, actor)
      await updateTemplate(tx, { ...columns, id: row.id, expectedVersionNo: row.versionNo }, author)
      return 'changed'
    },
  })
}
