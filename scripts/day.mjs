/**
 * `npm run day -- --messages 5000 --questions 600`: a day of the whole region played into the product, its figures
 * recounted, and tables of how well it was read. `--seed NAME` plays another one.
 */
import { parseArgs } from 'node:util'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const { values } = parseArgs({
    args,
    options: { messages: { type: 'string' }, questions: { type: 'string' }, seed: { type: 'string' } },
  })
  const { messages = '5000', questions = '600', seed = 'novgorod' } = values
  for (const [name, value] of Object.entries({ messages, questions }))
    if (!/^\d{1,6}$/.test(value)) throw new Error(`--${name} is a number`)
  const node = await prepareNode()
  const env = { ...process.env, DAY_MESSAGES: messages, DAY_QUESTIONS: questions, DAY_SEED: seed }
  return run(node, [inRoot('node_modules/vitest/vitest.mjs'), 'run', 'bench/src/day'], { env })
})
