/** Switching rules on and off: only what was tried is switched on, and what gives work away by two people. */
import type { RuleCommand } from '@veche/contract/portal/work-rules.ts'
import { reachOf, vainActs } from '@veche/contract/rules/portal/rule-steps.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { readCurrentCursor } from '../../../platform/events/events.repository.ts'
import { type Actor, addJournal, assertTwoPeople } from '../../access/index.ts'
import { getSettings } from '../../settings/index.ts'
import {
  getSwitch,
  listActiveRules,
  lockRule,
  needsTwo,
  notifyOfProposal,
  type RuleRow,
  type RulesContext,
  savePlace,
  updateRule,
  updateSwitch,
} from '../rule-engine/index.ts'
import { findDryRun } from './dry-runs.repository.ts'

type Commanding = { ruleId: string; command: RuleCommand; actor: Actor }
type Step = { rule: RuleRow; actor: Actor; now: Date }

export function runRuleCommand(
  { db, clock }: RulesContext,
  { ruleId, command, actor }: Commanding,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const rule = await lockRule(tx, ruleId)
    if ('expectedVersion' in command && command.expectedVersion !== rule.newestNo)
      throw new ConflictError('rule.changed_meanwhile', { id: ruleId })
    await runCommand(tx, command, { rule, actor, now: clock() })
  })
}

function runCommand(tx: Tx, { type }: RuleCommand, step: Step): Promise<void> {
  switch (type) {
    case 'switch_on':
      return switchOn(tx, step)
    case 'confirm':
      return confirm(tx, step)
    case 'decline':
      return decline(tx, step)
    case 'switch_off':
      return switchOff(tx, step)
    case 'archive':
      return setArchived(tx, step, true)
    case 'restore':
      return setArchived(tx, step, false)
  }
}

const NOT_PROPOSED = { proposedNo: null, proposedBy: null, proposedByName: null, proposedAt: null }

async function switchOn(tx: Tx, step: Step): Promise<void> {
  const { rule, actor, now } = step
  if (rule.archivedAt || rule.activeNo === rule.newestNo) throw wrongState(rule)
  assertMayAct(rule)
  const tried = await findDryRun(tx, { ruleId: rule.id, versionNo: rule.newestNo })
  if (tried?.state !== 'done') throw new ConflictError('rule.not_tried', { id: rule.id })
  const { ruleNeedsSecondPerson } = await getSettings(tx)
  if (!needsTwo(rule.content.acts, ruleNeedsSecondPerson)) return activate(tx, step)
  // Whoever switches on what another wrote is the second person already.
  if (actor.id !== rule.writtenBy) {
    await assertTwoPeople(tx, [rule.writtenBy, actor.id], now)
    return activate(tx, step)
  }
  const { newestNo: proposedNo } = rule
  await updateRule(tx, rule.id, {
    ...{ proposedNo, proposedBy: actor.id, proposedByName: actor.name, proposedAt: now },
  })
  const named = { ...rule, name: rule.content.name }
  await notifyOfProposal(tx, { rule: named, versionNo: proposedNo, byId: actor.id }, now)
  await journal(tx, step, 'rule.proposed')
}

/** An act that no event of the rule can carry would be refused each time. */
function assertMayAct({ id, content }: RuleRow): void {
  const reach = reachOf(content)
  const [index] = vainActs(reach)
  if (index !== undefined)
    throw new InvalidError('rule.act_never', { field: 'acts', id, index, act: reach.acts[index] })
}

async function confirm(tx: Tx, step: Step): Promise<void> {
  const { rule, actor, now } = step
  if (rule.proposedNo === null) throw wrongState(rule)
  if (actor.id === rule.writtenBy) throw new ForbiddenError('rule.own_version', { id: rule.id })
  assertMayAct(rule)
  await assertTwoPeople(tx, [rule.writtenBy, actor.id], now)
  await activate(tx, step)
}

/** It looks at nothing that happened before, and the engine begins to read from here if nothing else ran. */
async function activate(tx: Tx, step: Step): Promise<void> {
  const { rule, now } = step
  if ((await listActiveRules(tx)).length === 0) await beginReading(tx, now)
  await updateRule(tx, rule.id, {
    ...{ activeNo: rule.newestNo, activeSince: now, wasOn: true, ...NOT_PROPOSED },
    ...{ restingSince: null, restReason: null, failuresInRow: 0 },
  })
  await journal(tx, step, 'rule.switched_on')
}

async function beginReading(tx: Tx, now: Date): Promise<void> {
  await savePlace(tx, 'events', await readCurrentCursor(tx))
  await savePlace(tx, 'deadlines', now.toISOString())
}

async function decline(tx: Tx, step: Step): Promise<void> {
  if (step.rule.proposedNo === null) throw wrongState(step.rule)
  await updateRule(tx, step.rule.id, NOT_PROPOSED)
  await journal(tx, step, 'rule.declined')
}

/** One person is enough to stop anything. */
async function switchOff(tx: Tx, step: Step): Promise<void> {
  const { rule } = step
  if (rule.activeNo === null && rule.restingSince === null) throw wrongState(rule)
  const stopped = { activeNo: null, activeSince: null, restingSince: null, restReason: null }
  await updateRule(tx, rule.id, { ...stopped, ...NOT_PROPOSED })
  await journal(tx, step, 'rule.switched_off')
}

async function setArchived(tx: Tx, step: Step, isArchived: boolean): Promise<void> {
  const { rule, now } = step
  if (rule.activeNo !== null || (rule.archivedAt !== null) === isArchived) throw wrongState(rule)
  await updateRule(tx, rule.id, { archivedAt: isArchived ? now : null, ...NOT_PROPOSED })
  await journal(tx, step, isArchived ? 'rule.archived' : 'rule.restored')
}

function wrongState({ id }: RuleRow): ConflictError {
  return new ConflictError('rule.state_changed', { id })
}

async function journal(tx: Tx, { rule, actor }: Step, action: string): Promise<void> {
  const details = { no: rule.no, versionNo: rule.newestNo }
  await addJournal(tx, { actor, action, objectType: 'rule', objectId: rule.id, details })
}

/** What happens while all rules are off waits for people. */
export function switchRules(
  { db, clock }: RulesContext,
  { isOn, actor }: { isOn: boolean; actor: Actor },
): Promise<void> {
  const now = clock()
  return db.transaction().execute(async (tx) => {
    const stands = await getSwitch(tx)
    if (stands.isOn === isOn) return
    await updateSwitch(tx, { isOn, by: actor.name, now })
    if (isOn) await beginReading(tx, now)
    const action = isOn ? 'rules.switched_on' : 'rules.switched_off'
    await addJournal(tx, { actor, action, objectType: 'rule', objectId: null })
  })
}
