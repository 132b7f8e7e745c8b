#!/usr/bin/env node
/** `npx veche …`: the command line; paths in arguments are relative to where it is called. */
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) =>
  run(await prepareNode(), [inRoot('server/src/main/cli.ts'), ...args], { cwd: process.cwd() }),
)
