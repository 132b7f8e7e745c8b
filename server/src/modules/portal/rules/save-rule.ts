import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { insertRule, insertVersion, lockRule, type RulesContext, updateRule } from '../rule-engine/index.ts'
import { assertRule } from './assert-rule.ts'

export function createRule(
  { db, clock }: RulesContext,
  { content, actor, id = newId() }: { content: RuleContent; actor: Actor; id?: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const kept = await assertRule(tx, content, actor)
    await insertRule(tx, id, { content: kept, writer: actor, now: clock() })
    await addJournal(tx, { actor, action: 'rule.created', objectType: 'rule', objectId: id })
    return id
  })
}

type Changing = { ruleId: string; wanted: RuleContent; before: Fields | undefined; actor: Actor }

/** A new version, which nobody has tried: the one that runs goes on until this one is switched on. */
export function changeRule(
  { db, clock }: RulesContext,
  { ruleId, wanted, before, actor }: Changing,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const rule = await lockRule(tx, ruleId)
    if (rule.archivedAt) throw new ConflictError('rule.archived', { id: ruleId })
    const findChanger = async () => ({ by: rule.writtenByName, at: rule.writtenAt })
    const changes = await joinEdit({ now: rule.content, before, wanted, findChanger })
    if (Object.keys(changes).length === 0) return
    const content = await assertRule(tx, { ...rule.content, ...changes }, actor)
    const versionNo = rule.newestNo + 1
    await insertVersion(tx, { ruleId, versionNo }, { content, writer: actor, now: clock() })
    await updateRule(tx, ruleId, {
      ...{ newestNo: versionNo, proposedNo: null, proposedBy: null, proposedByName: null, proposedAt: null },
    })
    const about = { objectType: 'rule', objectId: ruleId }
    await addJournal(tx, { actor, action: 'rule.changed', ...about, details: { no: rule.no, versionNo } })
  })
}
