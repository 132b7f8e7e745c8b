/** Measures a region ten years into the work: what people wait for must not grow with what has ended. */
import { ViewCountsResponse } from '@veche/contract/desk.ts'
import { callApi } from '../lib/api-client.ts'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { growTo, measureBulk, presentBulk } from './bulk.ts'
import { measureMonth } from './exchange.ts'
import { measure } from './measure.ts'
import { CORPUS } from './reading.ts'
import { measureScreens, presentScreens } from './screens.ts'
import { benchSearches } from './search.ts'
import type { Stage } from './stage.ts'

export const MILLION = 1_000_000
const CARDS = 20

/** One value of each field that a desk filters by; every two of them are asked for together. */
const FILTERS = [
  'queue=in_progress',
  'step=done',
  'network=vk',
  'surface=comment',
  'municipalityCode=borovichi',
  'groupCode=roads',
  'topicCode=roads.potholes',
  'agencyCode=administration-borovichi',
  'assigneeId=none',
  'urgent=true',
  'late=true',
  'flag=unread',
  'tag=зима',
  'outcome=solved',
  'foundFrom=2026-11-01T00:00:00Z',
  'registeredTo=2026-01-01T00:00:00Z',
  'closedFrom=2026-10-01T00:00:00Z',
  'dueTo=2026-12-31T00:00:00Z',
  'repeatFrom=3',
]
const VIEWS = [
  'urgent=true&late=true',
  'municipalityCode=borovichi&groupCode=roads',
  'step=approval',
  'flag=reopened',
  'assigneeId=none&step=assigned',
  'network=vk&surface=comment',
  'dueTo=2026-12-31T00:00:00Z',
  'queue=awaiting_author',
]

export async function benchMillion(stage: Stage): Promise<BenchRow[]> {
  await growTo(stage, CORPUS)
  const smallBulk = await measureBulk(stage)
  const smallMonth = await measureMonth(stage)
  const small = await measurePairs(stage)
  const cards = await findCards(stage)
  const smallCard = await measureCards(stage, cards)
  const smallScreens = await measureScreens(stage, cards)
  await makeViews(stage)
  const startedAt = performance.now()
  await growTo(stage, MILLION)
  console.error(`a million in ${Math.round((performance.now() - startedAt) / 1000)} s`)
  await stage.restart()
  const large = await measurePairs(stage)
  const card = await measureCards(stage, cards)
  const screens = await measureScreens(stage, cards)
  const counts = await measure(stage, '/views/counts', ViewCountsResponse.parse)
  const counters = await measure(stage, '/incidents/counters')
  const bulk = await measureBulk(stage)
  const month = await measureMonth(stage)
  const searches = await benchSearches(stage, '1M: ', MILLION)
  console.error(`indexes nobody has used: ${(await findUnused(stage)).join(', ') || 'none'}`)
  const worst = large.toSorted((a, b) => b.p50 - a.p50)[0]
  console.error(
    `slowest pairs: ${large
      .toSorted((a, b) => b.p50 - a.p50)
      .slice(0, 5)
      .map(({ pair, p50 }) => `${pair} ${p50.toFixed(1)} ms`)
      .join('; ')}`,
  )
  const all = large.flatMap(({ tookMs }) => tookMs)
  const grown =
    percentile(all, 0.5) /
    percentile(
      small.flatMap(({ tookMs }) => tookMs),
      0.5,
    )
  return [
    row('1M: list, any two filters: p50', percentile(all, 0.5), 6),
    row('1M: list, any two filters: p95', percentile(all, 0.95), 20),
    row(`1M: list, slowest two (${worst?.pair}): p50`, worst?.p50 ?? 0, 100),
    { ...row('list of two filters, 1M to 100k', grown, 1.5), unit: '×' },
    row('1M: card: p95', percentile(card, 0.95), 50),
    { ...row('card, 1M to 100k', percentile(card, 0.5) / percentile(smallCard, 0.5), 1.5), unit: '×' },
    row(`1M: counts of ${VIEWS.length} saved views: p95`, percentile(counts, 0.95), 60),
    row('1M: counters of all queues: p95', percentile(counters, 0.95), 60),
    ...presentScreens(smallScreens, screens),
    ...searches,
    ...presentBulk('1M', bulk),
    { ...row('bulk: time of a step, 1M to 100k', smallBulk.perSecond / bulk.perSecond, 1.5), unit: '×' },
    { ...row('export of a month, 1M to 100k', month / smallMonth, 1.5), unit: '×' },
  ]
}

function row(name: string, value: number, target: number): BenchRow {
  return { name, value, unit: 'ms', target, better: 'less' }
}

/** Leaves out indexes of keys and of deletions, because no list uses them. */
async function findUnused({ pool }: Stage): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select indexrelname as name from pg_stat_user_indexes where relname = 'incident' and idx_scan = 0 order by 1`,
  )
  return rows.map(({ name }) => name)
}

type Pair = { pair: string; p50: number; tookMs: number[] }

async function measurePairs(stage: Stage): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (const [index, first] of FILTERS.entries())
    for (const second of FILTERS.slice(index + 1)) {
      const pair = `${first}&${second}`
      const tookMs = await measure(stage, `/incidents?${encodeURI(pair)}&limit=50`)
      pairs.push({ pair, p50: percentile(tookMs, 0.5), tookMs })
    }
  return pairs
}

async function makeViews({ product, tokens }: Stage): Promise<void> {
  for (const [index, filter] of VIEWS.entries()) {
    const { status, body } = await callApi(`${product.url}/api/views`, {
      token: tokens.dispatcher,
      method: 'POST',
      body: { name: `Вид ${index + 1}`, filter: Object.fromEntries(new URLSearchParams(filter)) },
    })
    if (status !== 200) throw new Error(`a view was not saved: ${status} ${JSON.stringify(body)}`)
  }
}

/** Opens the same cards at both sizes. */
async function findCards({ pool }: Stage): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from incident where step = 'in_progress' order by id limit ${CARDS} offset 1000`,
  )
  return rows.map(({ id }) => id)
}

async function measureCards(stage: Stage, ids: readonly string[]): Promise<number[]> {
  const tookMs: number[] = []
  for (const id of ids) tookMs.push(...(await measure(stage, `/incidents/${id}`)))
  return tookMs
}
