/** Rules out to Markdown and in from it. What comes in runs no earlier than a person switches it on. */
import { isDeepStrictEqual } from 'node:util'
import type { ImportHeadedRequest, ImportHeadedResponse } from '@veche/contract/portal/headed-imports.ts'
import { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { writeHeaded } from '@veche/contract/rules/portal/headed-contents.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { importHeaded } from '../../directory/index.ts'
import { listRules, type RulesContext } from '../rule-engine/index.ts'
import { addRule, rewriteRule } from './save-rule.ts'

export async function rulesAsText(db: Db): Promise<string> {
  return writeHeaded(await listInUse(db), null)
}

async function listInUse(db: Db) {
  return (await listRules(db)).filter(({ archivedAt }) => archivedAt === null)
}

type Import = ImportHeadedRequest & { isPreview: boolean; actor: Actor }

export function importRules(
  { db, clock }: RulesContext,
  { actor, ...asked }: Import,
): Promise<ImportHeadedResponse> {
  return importHeaded(db, asked, {
    ...{ schema: RuleContent, textField: null },
    async write(tx, { id, content }) {
      const all = await listInUse(tx)
      const rule = all.find((one) => one.id === id)
      const known = rule ? [rule] : all
      if (known.some((one) => isDeepStrictEqual(one.content, content))) return 'unchanged'
      const now = clock()
      if (rule) await rewriteRule(tx, { ruleId: rule.id, wanted: content, before: undefined, actor, now })
      else await addRule(tx, { content, actor, now })
      return rule ? 'changed' : 'added'
    },
  })
}
