/**
 * `npm run model -- --runs 2000`: the model-based test at length. `--seed N` lives the lives of that seed once more.
 * Each life is at least fifty steps; a difference is printed as the shortest list of acts that shows it.
 */
import { parseArgs } from 'node:util'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const { values } = parseArgs({ args, options: { runs: { type: 'string' }, seed: { type: 'string' } } })
  const { runs = '2000', seed } = values
  for (const [name, value] of Object.entries({ runs, ...(seed ? { seed } : {}) }))
    if (!/^\d{1,10}$/.test(value)) throw new Error(`--${name} is a number`)
  const node = await prepareNode()
  const env = { ...process.env, MODEL_RUNS: runs, ...(seed ? { MODEL_SEED: seed } : {}) }
  return run(node, [inRoot('node_modules/vitest/vitest.mjs'), 'run', 'server/test/model', '--maxWorkers=2'], {
    env,
  })
})
