#!/usr/bin/env node
/** `npx veche …`: the command line; paths in arguments are relative to where it is called. */
import { findNode, prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

/** A stranger checks a Book without installing the product. */
const OF_THE_BOOK = new Set(['verify', 'roll-up'])

await main(async (args) => {
  const isOfTheBook = OF_THE_BOOK.has(args[0])
  const node = (isOfTheBook && findNode()) || (await prepareNode())
  const file = isOfTheBook ? 'book/src/commands/main.ts' : 'server/src/main/cli.ts'
  return run(node, [inRoot(file), ...args], { cwd: process.cwd() })
})
