/** `npm start`: from a fresh clone to a running Veche. Plain JavaScript: it must begin on any Node ≥ 20. */
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'
import { buildWeb } from './lib/web-build.mjs'

/** Compiled code is kept for the next start; arenas of malloc that never shrink are few. */
const SPARING = { NODE_COMPILE_CACHE: inRoot('node_modules/.cache/node'), MALLOC_ARENA_MAX: '2' }

await main(async (args) => {
  const node = await prepareNode()
  await buildWeb(node)
  return run(node, [inRoot('server/src/main/start.ts'), ...args], { env: { ...SPARING, ...process.env } })
})
