/**
 * `npm run compare`: Veche beside Debian's Request Tracker 5 and Redmine 6, one after another in rotated rounds on one
 * PostgreSQL of Debian 17. Prints medians, spreads and ratios and writes bench/results/compare.json; the exit code says
 * nothing of targets, 2 says that it could not begin. All else is written to a folder of its own, which is removed at
 * the end, and every program that was started ends: after Ctrl-C and errors too.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { createPrograms } from './compare/programs.ts'
import { printReport, writeReport } from './compare/report.ts'
import { findObstacle } from './compare/requirements.ts'
import { logFolderOf, runCompare } from './compare/run-compare.ts'
import { type CompareOptions, readCompareOptions } from './compare/settings.ts'

const options = readOptions()
const obstacle = findObstacle(options.rivals)
if (obstacle) giveUp(obstacle)

const folder = mkdtempSync(path.join(tmpdir(), 'veche-compare-'))
// The account of the database server must pass through to its own folder.
chmodSync(folder, 0o711)
const programs = createPrograms(logFolderOf(folder))
let exitCode = 0
try {
  const report = await Promise.race([runCompare(options, { folder, programs }), untilInterrupted()])
  printReport(report)
  await writeReport(report)
} catch (error) {
  exitCode ||= 1
  console.error(error instanceof Error ? error.message : error)
} finally {
  await programs.endAll()
  if (options.keepFolder) console.error(`left in ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
}
process.exit(exitCode)

function readOptions(): CompareOptions {
  try {
    return readCompareOptions(process.argv.slice(2))
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error))
  }
}

function giveUp(reason: string): never {
  console.error(reason)
  process.exit(2)
}

/** Rejects when somebody wants it to end, or when nobody has caught an error. */
function untilInterrupted(): Promise<never> {
  return new Promise((_, reject) => {
    process.on('uncaughtException', reject)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        exitCode = 128 + constants.signals[signal]
        reject(new Error(`${signal}: ending what was started…`))
      })
  })
}
