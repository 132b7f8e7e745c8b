import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { median, percentile } from '../lib/stats.ts'
import { renderTable } from '../lib/table.ts'
import type { Breach, CheckResult, Invariant, StormCheck } from './checks/promises.ts'
import type { StormSettings } from './settings.ts'

const FILE = path.resolve(import.meta.dirname, '../../results/storm.json')
const SHOWN = 5
const BREACHES: readonly Breach[] = ['lost', 'doubled', 'unexplained', 'wrong', 'hung']

export type Recovery = { kills: number; p50Ms: number; p99Ms: number; maxMs: number }
type Presented = { name: string; looked: number; broken: number; examples: string[] }
type Part = { facts: CheckResult['facts']; promises: Presented[] } & Record<Breach, number>
export type StormReport = {
  settings: StormSettings
  seconds: number
  application: Recovery
  database: Recovery
  unexpectedExits: number
  /** How often networks dropped our subscription. */
  forgotten: number
  /** What residents did and officials approved, which is less than was asked for on a machine too slow. */
  actions: number
  approved: number
  /** The slowest browser of each herd, from the common start to its approved answer. */
  herdsMs: readonly number[]
  networks: ({ network: string } & Part)[]
  work: Part
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

type Run = Omit<StormReport, 'networks' | 'work' | 'isGood'> & { checked: StormCheck; herd: Invariant }

export function presentReport({ checked, herd, ...run }: Run): StormReport {
  const networks = checked.networks.map(({ network, ...result }) => ({ network, ...presentPart(result) }))
  const work = presentPart({ ...checked.work, invariants: [...checked.work.invariants, herd] })
  const isGood = [...networks, work].every((part) => BREACHES.every((breach) => part[breach] === 0))
  return { ...run, networks, work, isGood }
}

function presentPart({ facts, invariants }: CheckResult): Part {
  const broken = (breach: Breach) =>
    invariants
      .filter((invariant) => invariant.breach === breach)
      .reduce((sum, { violations }) => sum + violations.length, 0)
  return {
    facts,
    promises: invariants.map(({ name, looked, violations }) => {
      return { name, looked, broken: violations.length, examples: violations.slice(0, SHOWN) }
    }),
    ...{ lost: broken('lost'), doubled: broken('doubled') },
    ...{ unexplained: broken('unexplained'), wrong: broken('wrong'), hung: broken('hung') },
  }
}

export function printReport(report: StormReport): void {
  const { settings, seconds, application, database, networks, work, forgotten, isGood } = report
  console.log(
    `\nStorm, seed ${settings.seed}, ${seconds} s: ${report.actions} of ${settings.events} things that residents do, ` +
      `${report.approved} of ${settings.publications} answers approved`,
  )
  console.log(
    `kill -9: application ${application.kills} of ${settings.applicationKills} (ready again p50 ${application.p50Ms} ms, max ${application.maxMs} ms), ` +
      `database ${database.kills} of ${settings.databaseKills} (p50 ${database.p50Ms} ms, max ${database.maxMs} ms); ` +
      `subscriptions dropped by networks: ${forgotten}; herds of ${settings.browsers} browsers: ${report.herdsMs.length}` +
      ` (slowest answer approved after ${report.herdsMs.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s)\n`,
  )
  const names = networks.map(({ network }) => network)
  const factNames = Object.keys(networks[0]?.facts ?? {})
  console.log(
    renderTable(
      ['counted', ...names, 'total'],
      factNames.map((name) => countedRow(name, networks)),
    ),
  )
  console.log(`\n${renderTable(['promise', 'looked at', 'broken'], promiseRows([...networks, work]))}\n`)
  console.log(
    renderTable(
      ['network', ...BREACHES],
      [
        ...networks.map((part) => [part.network, ...breaches([part])]),
        ['the work', ...breaches([work])],
        ['total', ...breaches([...networks, work])],
      ],
    ),
  )
  for (const part of [...networks, { network: 'work', ...work }])
    for (const { name, examples } of part.promises)
      for (const example of examples) console.log(`${part.network}: ${name}: ${example}`)
  console.log(`\n${isGood ? 'all promises hold' : 'BROKEN'}`)
}

function countedRow(name: string, networks: StormReport['networks']): string[] {
  const counts = networks.map(({ facts }) => facts[name] ?? 0)
  return [name, ...counts, counts.reduce((sum, count) => sum + count, 0)].map(String)
}

/** Joins one promise of all networks: how much was checked in each of them, and what was broken. */
function promiseRows(parts: readonly Part[]): string[][] {
  const byName = Map.groupBy(
    parts.flatMap(({ promises }) => promises),
    ({ name }) => name,
  )
  const sum = (items: readonly Presented[], field: 'looked' | 'broken') =>
    String(items.reduce((total, item) => total + item[field], 0))
  return [...byName].map(([name, items]) => [name, sum(items, 'looked'), sum(items, 'broken')])
}

function breaches(parts: readonly Part[]): string[] {
  return BREACHES.map((breach) => String(parts.reduce((sum, part) => sum + part[breach], 0)))
}

export async function writeReport(report: StormReport): Promise<void> {
  await mkdir(path.dirname(FILE), { recursive: true })
  await writeFile(FILE, `${JSON.stringify(report, null, 2)}\n`)
}
