/**
 * `npm run bench`: the product measured as a process of its own, on this machine, in one run. Prints a table and
 * writes bench/results/bench.json. `--only accept,list` runs what is named, `--desks 1000 --seconds 60` sets how many desks are
 * open in the busy hour and how long it is; the exit code says nothing of targets.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { renderTable } from './lib/table.ts'
import { type BenchRow, isReached } from './measurements/bench-row.ts'
import { benchBulk } from './measurements/bulk.ts'
import { benchBusyHour } from './measurements/busy-hour.ts'
import { benchDeadlineEngine } from './measurements/deadline-engine.ts'
import { benchDeskPage } from './measurements/desk-page.ts'
import { benchExchange } from './measurements/exchange.ts'
import { benchMemory, benchStart } from './measurements/footprint.ts'
import { benchAccept, benchOneByOne, benchPipeline } from './measurements/intake.ts'
import { benchLeak } from './measurements/leak.ts'
import { benchMillion } from './measurements/million.ts'
import { benchOnAir } from './measurements/on-air.ts'
import { benchLedgerCost, benchOpenness } from './measurements/openness/index.ts'
import { benchReading } from './measurements/reading.ts'
import { benchSecondNet } from './measurements/second-net.ts'
import { openStage, type Stage } from './measurements/stage.ts'
import { benchToday } from './measurements/today.ts'
import { benchVisible } from './measurements/visible.ts'

const FILE = path.resolve(import.meta.dirname, '../results/bench.json')

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    desks: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '20' },
  },
})

type Bench = { name: string; run: (stage: Stage) => Promise<BenchRow[]> }
/** The order matters: the pipeline works off what was accepted, and memory is read after the work. */
const BENCHES: readonly Bench[] = [
  { name: 'start', run: async (stage) => benchStart(stage) },
  { name: 'accept', run: benchAccept },
  { name: 'pipeline', run: async (stage) => [await benchPipeline(stage)] },
  { name: 'chain', run: async (stage) => [await benchOneByOne(stage)] },
  { name: 'visible', run: benchVisible },
  { name: 'on-air', run: benchOnAir },
  { name: 'reading', run: benchReading },
  { name: 'second-net', run: benchSecondNet },
  { name: 'memory', run: benchMemory },
  {
    name: 'busy-hour',
    run: (stage) => benchBusyHour(stage, { desks: Number(values.desks), seconds: Number(values.seconds) }),
  },
  { name: 'bulk', run: benchBulk },
  { name: 'exchange', run: benchExchange },
  { name: 'ledger', run: benchLedgerCost },
  { name: 'million', run: benchMillion },
  { name: 'openness', run: benchOpenness },
  { name: 'deadlines', run: async () => [{ ...benchDeadlineEngine(), better: 'less' }] },
  { name: 'desk', run: benchDeskPage },
  { name: 'today', run: benchToday },
  { name: 'leak', run: benchLeak },
]

const wanted = values.only?.split(',') ?? BENCHES.map(({ name }) => name)
const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `No measurement ${unknown.join(', ')}; there are ${BENCHES.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}

const stage = await openStage()
const rows: BenchRow[] = []
try {
  for (const { name, run } of BENCHES.filter((bench) => wanted.includes(bench.name))) {
    console.error(`measuring ${name}…`)
    rows.push(...(await run(stage)))
  }
} finally {
  await stage.close()
}
console.log(renderTable(['measured', 'value', 'unit', 'target', ''], rows.map(presentRow)))
await mkdir(path.dirname(FILE), { recursive: true })
const machine = {
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
}
const written = rows.map((row) => ({ ...row, isReached: isReached(row) }))
await writeFile(
  FILE,
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows: written }, null, 2)}\n`,
)
process.exit(0)

function presentRow(row: BenchRow): string[] {
  const sign = row.better === 'less' ? '≤' : '≥'
  return [
    row.name,
    row.value >= 100 ? String(Math.round(row.value)) : row.value.toFixed(2),
    row.unit,
    row.target === null ? '' : `${sign} ${row.target}`,
    row.target === null ? '' : isReached(row) ? 'ok' : 'MISSED',
  ]
}
