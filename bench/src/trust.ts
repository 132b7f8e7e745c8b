/**
 * `npm run trust`: prints the tables of R1–R30 and S1–S28, each figure reached or said short with the reason.
 *   npm run trust -- --run R5,R7              runs these: the product under fire where there is such a run, else their tests
 *   npm run trust -- --run R2 --size 200 --seed 3   of another size and with another seed; --quick: a short one
 * A run of a promise at its full size writes `reliability/results/R5.json`. Exit code 1 when something promised does not hold.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  RESULTS,
  ROOT,
  type RunResult,
  readPromises,
} from '../../server/src/main/house-rules/reliability/testing/promises.ts'
import { readScenarios } from '../../server/src/main/house-rules/security/testing/register.ts'
import { DRILLS } from './drills/all-drills.ts'
import type { Drill } from './drills/drill.ts'

const { values } = parseArgs({
  options: {
    run: { type: 'string' },
    size: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
})
const promises = readPromises()
const scenarios = readScenarios()
const rows = [...promises, ...scenarios]

if (values.run === undefined) printTables()
else {
  let isGood = true
  for (const id of values.run.split(',')) if (!(await runOne(id.trim().toUpperCase()))) isGood = false
  process.exit(isGood ? 0 : 1)
}

function printTables(): void {
  for (const { id, about, state, figure, missing } of rows) {
    console.log(`${id.padEnd(4)}${state.padEnd(8)} ${about}`)
    console.log(`            ${figure}`)
    if (missing) console.log(`            short: ${missing}`)
  }
  for (const [name, of] of [
    ['R1–R30', promises],
    ['S1–S28', scenarios],
  ] as const) {
    const count = (state: string) => of.filter((each) => each.state === state).length
    console.log(`${name}: ${count('reached')} reached, ${count('partly')} partly, ${count('not')} not`)
  }
}

async function runOne(id: string): Promise<boolean> {
  const row = rows.find((each) => each.id === id)
  if (!row) throw new Error(`${id} is none of R1–R30 and S1–S28`)
  const drill = DRILLS.find((each) => each.id === id)
  return drill ? runDrill(drill) : runTests(id, row.tests)
}

async function runDrill(drill: Drill): Promise<boolean> {
  const { id, about, unit, full, quick } = drill
  const seed = numberOf(values.seed, 'seed')
  const size = values.size === undefined ? (values.quick ? quick : full) : numberOf(values.size, 'size')
  console.log(`${id} ${about}: ${size} ${unit}, seed ${seed}`)
  const startedAt = performance.now()
  const { counts, broken } = await drill.run({ seed, size })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const at = new Date().toISOString().slice(0, 10)
  const result: RunResult = { id, about, at, seed, size, unit, seconds, counts, broken }
  mkdirSync(RESULTS, { recursive: true })
  // A short run is no figure of the promise.
  if (size >= full) writeFileSync(path.join(RESULTS, `${id}.json`), `${JSON.stringify(result, null, 2)}\n`)
  for (const [name, value] of Object.entries(counts)) console.log(`  ${name}: ${value}`)
  for (const each of broken) console.log(`  BROKEN ${each}`)
  console.log(`${id}: ${broken.length === 0 ? 'holds' : 'BROKEN'}, ${seconds} s`)
  return broken.length === 0
}

function runTests(id: string, tests: readonly { file: string }[]): boolean {
  const files = [...new Set(tests.map(({ file }) => file))].filter((file) => !file.startsWith('e2e/'))
  if (files.length === 0) {
    console.log(`${id}: nothing runs here; the table says what shows it`)
    return true
  }
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], { cwd: ROOT, stdio: 'inherit' })
  return status === 0
}

function numberOf(text: string, name: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`--${name} is a number`)
  return Number(text)
}
