/** `npm start`: from a fresh clone to a running Veche. Plain JavaScript: it must begin on any Node ≥ 20. */
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'
import { PRODUCT_ARGS, PRODUCT_ENV } from './lib/product-node.mjs'
import { buildWeb } from './lib/web-build.mjs'

await main(async (args) => {
  const node = await prepareNode()
  await buildWeb(node)
  const program = inRoot('server/src/main/start.ts')
  return run(node, [...PRODUCT_ARGS, program, ...args], { env: { ...PRODUCT_ENV, ...process.env } })
})
