/** `node scripts/run.mjs FILE ARGS…`: runs a TypeScript file of the project with the right Node. */
import path from 'node:path'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { run } from './lib/processes.mjs'

await main(async ([file, ...args]) => {
  if (!file) throw new Error('Usage: node scripts/run.mjs FILE [ARGUMENTS]')
  return run(await prepareNode(), [path.resolve(file), ...args], { cwd: process.cwd() })
})
