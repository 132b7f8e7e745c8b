/**
 * `npm run chat-day -- --messages 5000`: a day of all municipal chats played into the product, its figures recounted, and
 * a table of how well it was read. `--seed NAME` plays another one.
 */
import { parseArgs } from 'node:util'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const { values } = parseArgs({
    args,
    options: { messages: { type: 'string' }, seed: { type: 'string' } },
  })
  const { messages = '5000', seed = 'novgorod' } = values
  if (!/^\d{1,6}$/.test(messages)) throw new Error('--messages is a number')
  const node = await prepareNode()
  const env = { ...process.env, CHAT_DAY_MESSAGES: messages, CHAT_DAY_SEED: seed }
  return run(node, [inRoot('node_modules/vitest/vitest.mjs'), 'run', 'bench/src/chat-day'], { env })
})
