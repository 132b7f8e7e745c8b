/** Rules «когда … и … то …»: written as sentences, tried on the past, switched on by people. */
export { FiringList } from './FiringList.tsx'
export type { RenderQuestion } from './MatchList.tsx'
export { RuleDialog } from './RuleDialog.tsx'
export { type RenderRule, RuleList } from './RuleList.tsx'
export { RuleScreen } from './RuleScreen.tsx'
export { type Firing, firingsQuery, journalUrl, ruleQuery, rulesQuery } from './rules.queries.ts'
export { SwitchBar } from './SwitchBar.tsx'
