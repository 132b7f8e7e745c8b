/**
 * `npm run storm`: the whole product under fire. Residents write, officials answer, the network repeats, reorders
 * and loses, the application and the database are killed; then a checker compares the network's ledger, the
 * database and the history. Exit code 1 when they do not agree.
 */

import { printReport, writeReport } from './storm/report.ts'
import { runStorm } from './storm/run-storm.ts'
import { readStormOptions } from './storm/settings.ts'

const options = readStormOptions(process.argv.slice(2))
const report = await runStorm(options)
printReport(report)
await writeReport(report)
process.exit(report.isGood ? 0 : 1)
