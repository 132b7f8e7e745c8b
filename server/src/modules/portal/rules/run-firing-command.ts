/** Taking back what a rule did, and deciding on what waits for a second person. */

import { Suggestion } from '@veche/contract/incidents.ts'
import type { FiringCommand } from '@veche/contract/portal/work-rules.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, addJournal, assertTwoPeople, findActorByUserId } from '../../access/index.ts'
import { getIncidentRow, getVisibleRow } from '../../incidents/index.ts'
import {
  type FiredAct,
  type FiringRow,
  fillTexts,
  getFiring,
  lockFiring,
  type RulesContext,
  type RulesServices,
  runAsRule,
  stateAfter,
  undoActs,
  updateFiring,
} from '../rule-engine/index.ts'

type Commanding = { firingId: string; command: FiringCommand; actor: Actor }

export async function runFiringCommand(
  context: RulesContext,
  { firingId, command, actor }: Commanding,
): Promise<void> {
  const { db, ...services } = context
  const seen = await getFiring(db, firingId)
  // Whoever does not see the question decides nothing of it.
  await getVisibleRow(db, seen.incidentId, actor)
  const writer = await findActorByUserId(db, seen.writtenBy)
  const isFilled = command.type === 'approve' && writer !== null
  const texts = isFilled ? await fillTexts(context, { ...seen, actor: writer }) : new Map<string, string>()
  await db.transaction().execute(async (tx) => {
    const firing = await lockFiring(tx, firingId)
    if (command.type === 'undo') return undo(tx, services, { firing, actor })
    await assertDecider(tx, { firing, actor, now: services.clock() })
    if (command.type === 'decline')
      return decide(tx, services, { firing, actor, state: 'declined', acts: firing.acts })
    return approve(tx, services, { firing, actor, texts })
  })
}

async function assertDecider(
  tx: Tx,
  { firing, actor, now }: { firing: FiringRow; actor: Actor; now: Date },
): Promise<void> {
  if (firing.state !== 'waiting') throw new ConflictError('rule.state_changed', { id: firing.id })
  if (firing.writtenBy === actor.id) throw new ForbiddenError('rule.own_version', { id: firing.ruleId })
  await assertTwoPeople(tx, [firing.writtenBy, actor.id], now)
}

/** With the rights of the rule's writer, as if nobody had been asked. */
async function approve(
  tx: Tx,
  services: RulesServices,
  { firing, actor, texts }: { firing: FiringRow; actor: Actor; texts: ReadonlyMap<string, string> },
): Promise<void> {
  const writer = await findActorByUserId(tx, firing.writtenBy)
  if (!writer) throw new ConflictError('rule.author_gone', { id: firing.ruleId })
  const { ruleId, ruleNo, ruleName, versionNo, incidentId, chain } = firing
  const { suggestion } = await getIncidentRow(tx, incidentId)
  const read = Suggestion.safeParse(suggestion).data
  const suggested = {
    suggestedTopicCode: read?.topic?.code ?? null,
    suggestedMunicipalityCode: read?.municipality?.code ?? null,
  }
  const rule = { id: ruleId, no: ruleNo, versionNo, name: ruleName }
  const running = { rule, firingId: firing.id, incidentId, chain, suggested, actor: writer, texts }
  const acts = await runAsRule(tx, services, running, firing.acts)
  await decide(tx, services, { firing, actor, state: stateAfter(acts), acts })
}

type Deciding = { firing: FiringRow; actor: Actor; state: FiringRow['state']; acts: readonly FiredAct[] }

async function decide(
  tx: Tx,
  { clock }: RulesServices,
  { firing, actor, state, acts }: Deciding,
): Promise<void> {
  const decided = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: clock() }
  await updateFiring(tx, firing.id, { state, acts, ...decided })
}

/** The last act first; each by the person's own command, and only where the question still stands as the act left it. */
async function undo(
  tx: Tx,
  services: RulesServices,
  { firing, actor }: { firing: FiringRow; actor: Actor },
): Promise<void> {
  if (firing.state !== 'done' && firing.state !== 'partly')
    throw new ConflictError('rule.state_changed', { id: firing.id })
  const { incidentId } = firing
  const details = { undoneFiringId: firing.id, undoneRuleNo: firing.ruleNo }
  const acts = await undoActs(tx, services, { incidentId, actor, details }, firing.acts)
  if (!acts.some(({ outcome }) => outcome === 'undone'))
    throw new ConflictError('rule.nothing_to_undo', { id: firing.id })
  await decide(tx, services, { firing, actor, state: 'undone', acts })
  const about = { objectType: 'rule', objectId: firing.ruleId }
  await addJournal(tx, { actor, action: 'rule.undone', ...about, details: { firingId: firing.id } })
}
