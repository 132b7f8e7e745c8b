/** Rules «когда … и … то …»: tried on the past, switched on by people, acting by ordinary commands within a budget. */

export type { RulesContext } from '../rule-engine/index.ts'
export { listRuleIdsNamed, nameRules, runDeadlineRules, runRules, startRules } from '../rule-engine/index.ts'
export { continueDryRuns, dryRunJobs as rulesJobs, startDryRun } from './dry-run.ts'
export { rulesRoutes } from './rules.routes.ts'
export { runRuleCommand } from './run-rule-command.ts'
export { createRule } from './save-rule.ts'
export { rulesToDecide } from './waiting-rules.ts'
