/** Counts how many times the region has been started over its state: each start goes on, none repeats the first. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Remembered = z.object({ runs: z.number().int().min(0) })

/** The number of this run, from 0. */
export function countRun(stateDir: string): number {
  mkdirSync(stateDir, { recursive: true })
  const file = join(stateDir, 'region.json')
  const run = readRuns(file)
  // Written beside and renamed, so that a kill in between leaves the old file whole.
  writeFileSync(`${file}.new`, JSON.stringify({ runs: run + 1 }))
  renameSync(`${file}.new`, file)
  return run
}

function readRuns(file: string): number {
  try {
    return Remembered.parse(JSON.parse(readFileSync(file, 'utf8'))).runs
  } catch {
    return 0
  }
}
