/** Rules «когда … и … то …»: written as sentences, tried on the past, switched on by people. */
export { ActLines } from './ActLines.tsx'
export { FiringList } from './FiringList.tsx'
export { RuleLines } from './lines/RuleLines.tsx'
export type { RenderQuestion } from './MatchList.tsx'
export { type RenderPeople, RuleDialog } from './RuleDialog.tsx'
export { type RenderRule, RuleList } from './RuleList.tsx'
export { RuleScreen } from './RuleScreen.tsx'
export { fromAct, type Line, newLine, toAct } from './rule-form.ts'
export {
  type Firing,
  firingsQuery,
  importRules,
  journalUrl,
  RULES_FILE,
  ruleQuery,
  rulesQuery,
} from './rules.queries.ts'
export { SwitchBar } from './SwitchBar.tsx'
export { useRuleOptions } from './use-rule-options.ts'
export { useActWords } from './use-rule-words.ts'
