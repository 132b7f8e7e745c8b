import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { renderTable } from '../lib/table.ts'
import { type ComparedWork, isReached, type Ratio, type Spread } from './comparison.ts'
import type { Limit } from './limit.ts'
import type { Turn } from './measure-rounds.ts'

const FILE = path.resolve(import.meta.dirname, '../../results/compare.json')

export type CompareReport = {
  rounds: number
  size: number
  systems: readonly string[]
  works: readonly ComparedWork[]
  limit: Limit
  turns: readonly Turn[]
}

export function printReport({ rounds, size, systems, works, turns }: CompareReport): void {
  const others = systems.slice(1)
  const counted = rounds === 1 ? 'one round, so without spread' : `median of ${rounds} rounds [least–most]`
  console.log(`\n${size} questions, ${counted}\n`)
  console.log(renderTable(['work', ...systems, 'limit'], works.map(figureRow)))
  console.log('\nVeche is so many times better than\n')
  console.log(
    renderTable(
      ['work', ...others, 'to the limit'],
      works.map((work) => ratioRow(work, others)),
    ),
  )
  const loads = turns.map(({ load }) => load.toFixed(1)).join(' ')
  console.log(`\nload average of the machine when each turn began: ${loads}`)
}

function figureRow({ name, spreads, limit }: ComparedWork): string[] {
  return [
    name,
    ...spreads.map(({ spread }) => presentSpread(spread)),
    limit === null ? '' : presentNumber(limit),
  ]
}

function ratioRow(work: ComparedWork, others: readonly string[]): string[] {
  const ratios = others.map((system) => work.ratios.find((ratio) => ratio.system === system))
  return [work.name, ...ratios.map((ratio) => (ratio ? presentRatio(ratio) : '–')), presentDistance(work)]
}

/** Writes `12.3× (≥ 10 ok)`, with a remark when chance may explain it. */
export function presentRatio(ratio: Ratio): string {
  const { times, isApart, target } = ratio
  const remarks = [
    ...(target === null ? [] : [`≥ ${target} ${isReached(ratio) ? 'ok' : 'MISSED'}`]),
    ...(isApart ? [] : ['spreads meet']),
  ].join(', ')
  return `${presentNumber(times)}×${remarks && ` (${remarks})`}`
}

function presentDistance({ spreads, limit, better }: ComparedWork): string {
  const own = spreads[0]?.spread
  if (!own || limit === null) return ''
  if (better === 'more') return `${((100 * own.median) / limit).toFixed(0)} % of it`
  return `${(own.median / limit).toFixed(1)}× it`
}

function presentSpread(spread: Spread | null): string {
  if (spread === null) return '–'
  const { median, least, most } = spread
  if (least === most) return presentNumber(median)
  return `${presentNumber(median)} [${presentNumber(least)}–${presentNumber(most)}]`
}

/** Writes three digits or more. */
function presentNumber(value: number): string {
  if (value >= 100) return String(Math.round(value))
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** Writes every turn too, so that others can judge the medians. */
export async function writeReport(report: CompareReport): Promise<void> {
  await mkdir(path.dirname(FILE), { recursive: true })
  const machine = {
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
  const works = report.works.map((work) => ({
    ...work,
    ratios: work.ratios.map((ratio) => ({ ...ratio, isReached: isReached(ratio) })),
  }))
  const written = { at: new Date().toISOString(), machine, ...report, works }
  await writeFile(FILE, `${JSON.stringify(written, null, 2)}\n`)
}
