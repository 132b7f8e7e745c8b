/**
 * `npm run fuzz -- --bodies 100000`: so many spoilt and whole bodies to the webhooks of each network, and a table of
 * what became of them. `--seed N` posts others. Whatever reads texts is measured with hostile ones.
 */
import { parseArgs } from 'node:util'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const { values } = parseArgs({ args, options: { bodies: { type: 'string' }, seed: { type: 'string' } } })
  const { bodies = '10000', seed = '1' } = values
  for (const [name, value] of Object.entries({ bodies, seed }))
    if (!/^\d{1,7}$/.test(value)) throw new Error(`--${name} is a number`)
  const node = await prepareNode()
  const env = { ...process.env, FUZZ_BODIES: bodies, FUZZ_SEED: seed }
  return run(node, [inRoot('node_modules/vitest/vitest.mjs'), 'run', 'bench/src/fuzz'], { env })
})
