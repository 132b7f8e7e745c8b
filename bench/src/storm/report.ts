import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { median, percentile } from '../lib/stats.ts'
import { renderTable } from '../lib/table.ts'
import type { CheckResult } from './promises.ts'
import type { StormSettings } from './settings.ts'

const FILE = path.resolve(import.meta.dirname, '../../results/storm.json')
const SHOWN = 5

export type Recovery = { kills: number; p50Ms: number; p99Ms: number; maxMs: number }
export type StormReport = {
  settings: StormSettings
  seconds: number
  application: Recovery
  database: Recovery
  unexpectedExits: number
  facts: CheckResult['facts']
  invariants: { name: string; looked: number; broken: number; examples: string[] }[]
  isGood: boolean
}

export function summarise(kills: number, recoveryMs: readonly number[]): Recovery {
  const round = (value: number) => Math.round(value)
  return {
    kills,
    p50Ms: round(median(recoveryMs)),
    p99Ms: round(percentile(recoveryMs, 0.99)),
    maxMs: round(Math.max(0, ...recoveryMs)),
  }
}

export function presentInvariants({ invariants }: CheckResult): StormReport['invariants'] {
  return invariants.map(({ name, looked, violations }) => ({
    name,
    looked,
    broken: violations.length,
    examples: violations.slice(0, SHOWN),
  }))
}

export function printReport({ settings, seconds, application, database, ...report }: StormReport): void {
  const { facts, invariants, isGood } = report
  console.log(`\nStorm, seed ${settings.seed}, ${seconds} s`)
  console.log(
    `kill -9: application ${application.kills} (ready again p50 ${application.p50Ms} ms, max ${application.maxMs} ms), ` +
      `database ${database.kills} (p50 ${database.p50Ms} ms, max ${database.maxMs} ms)\n`,
  )
  console.log(
    renderTable(
      ['counted', 'number'],
      Object.entries(facts).map(([name, value]) => [name, String(value)]),
    ),
  )
  console.log()
  console.log(
    renderTable(
      ['promise', 'looked at', 'broken'],
      invariants.map(({ name, looked, broken }) => [name, String(looked), String(broken)]),
    ),
  )
  for (const { name, examples } of invariants)
    for (const example of examples) console.log(`${name}: ${example}`)
  const broken = (...names: string[]) =>
    invariants
      .filter(({ name }) => names.some((part) => name.includes(part)))
      .reduce((sum, item) => sum + item.broken, 0)
  const lost = broken('answered ok', 'every event reached', '0 lost')
  const doubled = broken('one raw row', 'one message for', '0 doubled', 'one incident for')
  console.log(
    `\n${lost} lost, ${doubled} doubled, ${facts.uncertainSaid ?? 0} uncertain sends said: ${isGood ? 'all promises hold' : 'BROKEN'}`,
  )
}

export async function writeReport(report: StormReport): Promise<void> {
  await mkdir(path.dirname(FILE), { recursive: true })
  await writeFile(FILE, `${JSON.stringify(report, null, 2)}\n`)
}
