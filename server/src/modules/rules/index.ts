/** Rules «когда … и … то …» and macros: what is done with many questions alike, by their own commands. */
export { macroRoutes } from './macros/index.ts'
export {
  continueDryRuns,
  createRule,
  type RulesContext,
  rulesJobs,
  rulesRoutes,
  rulesToDecide,
  runDeadlineRules,
  runRuleCommand,
  runRules,
  startDryRun,
  startRules,
} from './writing/index.ts'
