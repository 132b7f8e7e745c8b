/** `npm run mutate`: small faults are put into the rules one by one, and each should turn a test red. */
const RULES = [
  'server/src/modules/incidents/steps/domain/*.ts',
  'server/src/modules/incidents/deadlines/domain/*.ts',
  'server/src/platform/working-time/*.ts',
  'server/src/modules/access/domain/two-people.ts',
  'web/src/features/answers/draft-content.ts',
  'web/src/features/answers/drafts/*.ts',
  'web/src/features/incidents/card/card-actions.ts',
  'web/src/features/incidents/triage/triage-form.ts',
  'web/src/features/desk/bulk/bulk-form.ts',
  'web/src/features/desk/own-steps/undo-question.ts',
]

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: true },
  mutate: [...RULES, '!**/*.test.ts', '!**/index.ts'],
  // Wording of errors and comments is no rule.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorePatterns: ['docs', 'bench', 'e2e', 'simulator', '.veche', 'web/dist'],
  // Others work on the same machine.
  concurrency: 1,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'node_modules/.cache/mutation.json' },
  tempDirName: '.veche/mutation',
}
