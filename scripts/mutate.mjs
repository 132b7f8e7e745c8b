/**
 * `npm run mutate`: puts small faults into the rules, one by one, and tells which of them no test notices.
 *   --files GLOB   only these files; may stand several times
 *   --tests GLOB   only these tests try them; may stand several times
 */
import { parseArgs } from 'node:util'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const several = { type: 'string', multiple: true }
  const { values } = parseArgs({ args, options: { files: several, tests: several } })
  const node = await prepareNode()
  const stryker = inRoot('node_modules/@stryker-mutator/core/bin/stryker.js')
  const only = values.files ? ['--mutate', [...values.files, '!**/*.test.ts'].join()] : []
  const env = { ...process.env, ...(values.tests && { MUTATION_TESTS: values.tests.join('\n') }) }
  return run(node, [stryker, 'run', 'scripts/mutation/stryker.config.mjs', ...only], { env })
})
