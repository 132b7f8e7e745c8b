/** Four rules of the demo region, switched off: whoever comes tries them on its past before anything acts; and macros. */
import { readFileSync } from 'node:fs'
import { MacroContent } from '@veche/contract/portal/macros.ts'
import { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { z } from 'zod'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { createMacro, createRule } from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import type { Product } from '../../context.ts'
import { findRule, hasMacros } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'

const DemoRule = RuleContent.extend({ key: z.string() })

function readDemoRules(): z.infer<typeof DemoRule>[] {
  const path = new URL('./data/rules.json', import.meta.url)
  return z.array(DemoRule).parse(JSON.parse(readFileSync(path, 'utf8')))
}

export async function prepareRules({ context }: Pick<Product, 'context'>): Promise<void> {
  const { db } = context
  const email = DEMO_ACCOUNTS.find(({ role }) => role === 'moderator')?.email ?? ''
  const user = await findUserByEmail(db, email)
  const actor = user && (await findActorByUserId(db, user.id))
  if (!actor) throw new Error('Nobody of the demo could have written it')
  for (const { key, ...content } of readDemoRules()) {
    const id = idFrom('demo rule', key)
    if (!(await findRule(db, id))) await createRule(context, { id, content, actor })
  }
  if (await hasMacros(db)) return
  for (const content of readDemoMacros()) await createMacro(context, { content, actor })
}

function readDemoMacros(): MacroContent[] {
  const path = new URL('./data/macros.json', import.meta.url)
  return z.array(MacroContent).parse(JSON.parse(readFileSync(path, 'utf8')))
}
