import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { insertRule, insertVersion, lockRule, type RulesContext, updateRule } from '../rule-engine/index.ts'
import { assertRule } from './assert-rule.ts'

type Writing = { content: RuleContent; actor: Actor; id?: string }

export function createRule({ db, clock }: RulesContext, writing: Writing): Promise<string> {
  return db.transaction().execute((tx) => addRule(tx, { ...writing, now: clock() }))
}

export async function addRule(
  tx: Tx,
  { content, actor, id = newId(), now }: Writing & { now: Date },
): Promise<string> {
  const kept = await assertRule(tx, content, actor)
  await insertRule(tx, id, { content: kept, writer: actor, now })
  await addJournal(tx, { actor, action: 'rule.created', objectType: 'rule', objectId: id })
  return id
}

type Changing = { ruleId: string; wanted: RuleContent; before: Fields | undefined; actor: Actor }

/** A new version, which nobody has tried: the one that runs goes on until this one is switched on. */
export function changeRule({ db, clock }: RulesContext, changing: Changing): Promise<void> {
  return db.transaction().execute((tx) => rewriteRule(tx, { ...changing, now: clock() }))
}

export async function rewriteRule(
  tx: Tx,
  { ruleId, wanted, before, actor, now }: Changing & { now: Date },
): Promise<void> {
  const rule = await lockRule(tx, ruleId)
  if (rule.archivedAt) throw new ConflictError('rule.archived', { id: ruleId })
  const findChanger = async () => ({ by: rule.writtenByName, at: rule.writtenAt })
  const changes = await joinEdit({ now: rule.content, before, wanted, findChanger })
  if (Object.keys(changes).length === 0) return
  const content = await assertRule(tx, { ...rule.content, ...changes }, actor)
  const versionNo = rule.newestNo + 1
  await insertVersion(tx, { ruleId, versionNo }, { content, writer: actor, now })
  await updateRule(tx, ruleId, {
    ...{ newestNo: versionNo, proposedNo: null, proposedBy: null, proposedByName: null, proposedAt: null },
  })
  const about = { objectType: 'rule', objectId: ruleId }
  await addJournal(tx, { actor, action: 'rule.changed', ...about, details: { no: rule.no, versionNo } })
}
