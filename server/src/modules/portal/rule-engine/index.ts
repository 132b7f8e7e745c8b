/** Rules at work: what happened is read after it was committed, and each acts once for an event, within its budget and with its writer's rights. */
export { maySwitchOn, needsTwo, stateOf } from './domain/rule-state.ts'
export { fillTexts } from './fill-texts.ts'
export {
  countFirings,
  type FiredAct,
  type FiringCounts,
  type FiringFilter,
  type FiringRow,
  getFiring,
  listFirings,
  lockFiring,
  updateFiring,
} from './firings.repository.ts'
export { findRules, listRuleIdsNamed } from './found-rules.repository.ts'
export { namePeople } from './given-people.ts'
export { listKeepers, notifyOfProposal } from './notify-of-rule.ts'
export {
  getRule,
  getSwitch,
  getVersion,
  insertRule,
  insertVersion,
  listActiveRules,
  listRules,
  listVersions,
  listWaitingRules,
  lockRule,
  nameRules,
  type RuleRow,
  savePlace,
  updateRule,
  updateSwitch,
} from './rules.repository.ts'
export type { RulesContext, RulesServices } from './rules-context.ts'
export { runActs, stateAfter } from './run-acts.ts'
export { runAsRule } from './run-as-rule.ts'
export { runDeadlineRules, runRules, startRules } from './run-rules.ts'
export { undoActs } from './undo-acts.ts'
