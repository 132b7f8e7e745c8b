/**
 * `npm run round-trip -- --incidents 10000`: a region's life at length out as a spreadsheet, into an empty installation
 * and out again. `--keep FILE.xlsx` keeps what went out.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { inRoot } from './lib/paths.mjs'
import { run } from './lib/processes.mjs'

await main(async (args) => {
  const { values } = parseArgs({ args, options: { incidents: { type: 'string' }, keep: { type: 'string' } } })
  const { incidents = '10000', keep } = values
  if (!/^\d{1,6}$/.test(incidents)) throw new Error('--incidents is a number')
  const env = {
    ...process.env,
    ROUND_TRIP_INCIDENTS: incidents,
    ...(keep ? { ROUND_TRIP_FILE: path.resolve(keep) } : {}),
  }
  const file = 'server/src/modules/exchange/region-round-trip.api.test.ts'
  return run(await prepareNode(), [inRoot('node_modules/vitest/vitest.mjs'), 'run', file], { env })
})
