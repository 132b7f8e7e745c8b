/** Rules «когда … и … то …»: tried on the past, switched on by people, acting by ordinary commands within a budget. */
export { runRuleCommand } from './book/run-rule-command.ts'
export { createRule } from './book/save-rule.ts'
export { runDeadlineRules, runRules, startRules } from './engine/run-rules.ts'
export { rulesRoutes } from './rules.routes.ts'
export type { RulesContext } from './rules-context.ts'
export { continueDryRuns, dryRunJobs as rulesJobs, startDryRun } from './trying/dry-run.ts'
