/** One rule acts on one question: once for a kind of event, within its budget, with the rights its writer has now. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, findActorByUserId, isPermitted } from '../../access/index.ts'
import { getSettings } from '../../settings/index.ts'
import type { Past, RuleMatch } from '../rule-play/index.ts'
import { fillTexts } from './fill-texts.ts'
import { countFiredSince, insertFiring, updateFiring } from './firings.repository.ts'
import { notifyOfRest, notifyOfWaiting } from './notify-of-rule.ts'
import { type ActiveRule, lockRule, type RuleRow, updateRule } from './rules.repository.ts'
import type { RulesContext, RulesServices } from './rules-context.ts'
import { stateAfter } from './run-acts.ts'
import { runAsRule } from './run-as-rule.ts'

type Firing = { active: ActiveRule; past: Past; match: RuleMatch }

/** `stopped`: the rule runs no more, so nothing else of it is looked at. */
export type Fired = 'fired' | 'known' | 'stopped'

export async function fire(context: RulesContext, firing: Firing): Promise<Fired> {
  const { db, ...services } = context
  const { active, past, match } = firing
  const writer = await findActorByUserId(db, active.writtenBy)
  const texts = writer ? await fillTexts(context, { ...past, acts: match.acts, actor: writer }) : new Map()
  return inTransaction(db, async (tx) => {
    const rule = await lockRule(tx, active.id)
    if (rule.activeNo !== active.versionNo) return 'stopped'
    const now = services.clock()
    const actor = await findActorByUserId(tx, active.writtenBy)
    if (!actor || !isPermitted(actor, 'rules.write')) return rest(tx, rule, { reason: 'author_gone', now })
    const firedInHour = await countFiredSince(tx, rule.id, new Date(now.getTime() - HOUR_MS))
    if (firedInHour >= active.content.hourlyBudget) return rest(tx, rule, { reason: 'budget', now })
    return act(tx, services, { ...firing, rule, actor, texts, now })
  })
}

function inTransaction(db: Database, work: (tx: Tx) => Promise<Fired>): Promise<Fired> {
  return db.transaction().execute(work)
}

type Acting = Firing & { rule: RuleRow; actor: Actor; texts: ReadonlyMap<string, string>; now: Date }

async function act(
  tx: Tx,
  services: RulesServices,
  { active, past, match, rule, actor, texts, now }: Acting,
): Promise<Fired> {
  const { incidentId, constants } = past
  const { asksFirst, name } = active.content
  const id = newId()
  const isNew = await insertFiring(tx, {
    ...{ id, ruleId: rule.id, versionNo: active.versionNo, incidentId, firedAt: now },
    ...{ event: match.event, eventAt: match.at, chain: match.chain, acts: match.acts, why: match.held },
    state: asksFirst ? 'waiting' : 'done',
  })
  if (!isNew) return 'known'
  if (asksFirst) {
    await notifyOfWaiting(tx, { rule: { ...rule, name }, firingId: id, incidentId, writerId: actor.id }, now)
    return 'fired'
  }
  const named = { id: rule.id, no: rule.no, versionNo: active.versionNo, name }
  const running = {
    rule: named,
    firingId: id,
    incidentId,
    suggested: constants,
    chain: match.chain,
    actor,
    texts,
  }
  const acts = await runAsRule(tx, services, running, match.acts)
  const state = stateAfter(acts)
  await updateFiring(tx, id, { state, acts })
  return countFailure(tx, rule, { hasFailed: state === 'failed', now })
}

async function countFailure(
  tx: Tx,
  rule: RuleRow,
  { hasFailed, now }: { hasFailed: boolean; now: Date },
): Promise<Fired> {
  const failuresInRow = hasFailed ? rule.failuresInRow + 1 : 0
  if (failuresInRow !== rule.failuresInRow) await updateRule(tx, rule.id, { failuresInRow })
  const { ruleFailureLimit } = await getSettings(tx)
  return failuresInRow >= ruleFailureLimit ? rest(tx, rule, { reason: 'failures', now }) : 'fired'
}

/** What happens from now on waits for people, who are told of it. */
async function rest(
  tx: Tx,
  rule: RuleRow,
  { reason, now }: { reason: NonNullable<RuleRow['restReason']>; now: Date },
): Promise<Fired> {
  await updateRule(tx, rule.id, {
    ...{ activeNo: null, activeSince: null, restingSince: now, restReason: reason, failuresInRow: 0 },
  })
  await notifyOfRest(
    tx,
    { rule: { ...rule, name: rule.content.name }, reason, writerId: rule.writtenBy },
    now,
  )
  const about = { objectType: 'rule', objectId: rule.id }
  await addJournal(tx, { actor: null, action: 'rule.rested', ...about, details: { no: rule.no, reason } })
  return 'stopped'
}
