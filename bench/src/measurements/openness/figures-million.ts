/** Measures figures, the leadership's page and the open pages over a million questions. */
import { setTimeout as sleep } from 'node:timers/promises'
import { FiguresResponse } from '@veche/contract/figures.ts'
import { readApi } from '../../lib/api-client.ts'
import { percentile } from '../../lib/stats.ts'
import type { BenchRow } from '../bench-row.ts'
import { growTo } from '../bulk.ts'
import { measure } from '../measure.ts'
import { MILLION } from '../million.ts'
import type { Stage } from '../stage.ts'
import { readByMany, readPage } from './read-pages.ts'

const TWELVE =
  'questions,answered,on_time,late,first_answer_minutes,solved,explained,not_solved,reopened,satisfied,misrouted,open'
/** The day on which the corpus ends. */
const MONTH = 'from=2026-10-25&to=2026-11-24'
const READERS = 2000
const PAGES = [
  '/open',
  '/open/rating',
  '/open/promises',
  '/open/definitions',
  '/open/data',
  '/open/figures/late',
]

export async function benchOpenness(stage: Stage): Promise<BenchRow[]> {
  const grownMs = await timeTo(() => growTo(stage, MILLION))
  console.error(`a million in ${Math.round(grownMs / 1000)} s`)
  await stage.restart()
  const bookMs = await timeTo(() => untilWritten(stage))
  console.error(`their entries and figures in ${Math.round(bookMs / 1000)} s`)
  await assertCounted(stage)
  const rows = [
    row(
      '1M: twelve figures of a month: p95',
      await p95(stage, `/figures?${MONTH}&codes=${await known(stage)}`),
      60,
    ),
    row('1M: dashboard of a month: p95', await dashboard(stage), 300),
  ]
  const tookMs = []
  for (const path of PAGES)
    for (let time = 0; time < 8; time += 1)
      tookMs.push((await readPage(`${stage.product.url}${path}`)).tookMs)
  rows.push(row('1M: open pages: p95', percentile(tookMs, 0.95), 50))
  const many = await readByMany(`${stage.product.url}/open`, READERS)
  rows.push(
    row(`1M: /open read by ${READERS} at once: p99`, percentile(many.tookMs, 0.99), 300),
    {
      name: `1M: /open read by ${READERS} at once`,
      value: many.perSecond,
      unit: '/s',
      target: null,
      better: 'more',
    },
    { name: `1M: /open read by ${READERS}: failed`, value: many.failed, unit: '', target: 0, better: 'less' },
  )
  return rows
}

/** Reads all that the page asks for when it opens. */
async function dashboard(stage: Stage): Promise<number> {
  const asked = [
    `/figures?${MONTH}`,
    `/figures/matrix?${MONTH}`,
    `/figures/series?${MONTH}&codes=questions`,
    `/figures/table?${MONTH}&codes=questions,on_time&by=municipality`,
    `/figures/table?${MONTH}&codes=questions&by=network`,
  ]
  const turns = await Promise.all(asked.map((path) => measure(stage, path)))
  return percentile(turns.flat(), 0.95)
}

async function known({ product, tokens }: Stage): Promise<string> {
  const response = await fetch(`${product.url}/api/figures/catalogue`, {
    headers: { authorization: `Bearer ${tokens.dispatcher}` },
  })
  const { figures } = (await response.json()) as { figures: { code: string }[] }
  const codes = figures.map(({ code }) => code)
  const wanted = TWELVE.split(',').filter((code) => codes.includes(code))
  return [...wanted, ...codes.filter((code) => !wanted.includes(code))].slice(0, 12).join(',')
}

async function p95(stage: Stage, path: string): Promise<number> {
  return percentile(await measure(stage, path), 0.95)
}

/** What waits for the Book and for the figures of days is less than any minute of a region brings. */
async function untilWritten({ pool }: Stage): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ left: boolean }>(
      `select exists (select from question_change where refused_code is null)
        or (select count(*) from (select from figure_change limit 1000) as unfolded) = 1000 as left`,
    )
    if (!rows[0]?.left) return
    await sleep(1000)
  }
}

/** Figures that have lost rows would be read fast. */
async function assertCounted({ pool, product, tokens }: Stage): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from incident where found_at >= timestamptz '2026-10-25 00:00+03'
       and found_at < timestamptz '2026-11-25 00:00+03' and step <> 'dismissed'`,
  )
  const answer = await readApi(
    `${product.url}/api/figures?${MONTH}&codes=questions`,
    tokens.dispatcher,
    FiguresResponse,
  )
  const figure = answer?.figures.find(({ code }) => code === 'questions')?.value
  const count = rows[0]?.count
  if (count === undefined || count === 0 || figure !== count)
    throw new Error(`A month has ${count} questions, its figure says ${figure}`)
}

async function timeTo(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function row(name: string, value: number, target: number): BenchRow {
  return { name, value, unit: 'ms', target, better: 'less' }
}
