/** Macros out to Markdown and in from it: one's own and the shared ones. */
import { isDeepStrictEqual } from 'node:util'
import type { ImportHeadedRequest, ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { MacroContent } from '@veche/contract/portal/macros.ts'
import { writeHeaded } from '@veche/contract/rules/portal/headed-contents.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { importHeaded } from '../../directory/index.ts'
import type { RulesContext } from '../rule-engine/index.ts'
import { listMacros } from './macros.repository.ts'
import { addMacro, rewriteMacro } from './save-macro.ts'

const MOST_IN_FILE = 500

export async function macrosAsText(db: Db, actor: Actor): Promise<string> {
  return writeHeaded(await listMacros(db, actor.id, MOST_IN_FILE), 'text')
}

type Import = ImportHeadedRequest & { isPreview: boolean; actor: Actor }

export function importMacros(
  { db, clock }: RulesContext,
  { actor, ...asked }: Import,
): Promise<ImportHeadedResponse> {
  return importHeaded(db, asked, {
    ...{ schema: MacroContent, textField: 'text' },
    async write(tx, { id, content }) {
      const all = await listMacros(tx, actor.id, MOST_IN_FILE)
      const macro = all.find((one) => one.id === id)
      const known = macro ? [macro] : all
      if (known.some((one) => isDeepStrictEqual(one.content, content))) return 'unchanged'
      if (macro) await rewriteMacro(tx, { macroId: macro.id, wanted: content, before: undefined, actor })
      else await addMacro(tx, { content, actor, now: clock() })
      return macro ? 'changed' : 'added'
    },
  })
}
