/** `npm start`: from a fresh clone to a running Veche. Plain JavaScript: it must begin on any Node ≥ 20. */
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { run } from './lib/processes.mjs'
import { PRODUCT_ARGS, PRODUCT_ENV, PRODUCT_PROGRAM } from './lib/product-node.mjs'
import { buildServer } from './lib/server-build.mjs'
import { buildWeb } from './lib/web-build.mjs'

await main(async (args) => {
  const node = await prepareNode()
  await buildWeb(node)
  await buildServer(node)
  return run(node, [...PRODUCT_ARGS, PRODUCT_PROGRAM, ...args], { env: { ...PRODUCT_ENV, ...process.env } })
})
