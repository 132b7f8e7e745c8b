/** What people wait for at 100,000 incidents: lists, search, the card, the counters; over HTTP, with rights. */
import { IncidentListResponse } from '@veche/contract/incidents.ts'
import { fillCorpus } from '../corpus.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import type { Stage } from './stage.ts'

export const CORPUS = 100_000
const CALLS = 60
const WARM_UP = 10
const FAR_PAGE = 100
const PAGE = 50

type Reading = { name: string; path: string; targets: { p50: number; p95: number } }

const LIST = { p50: 6, p95: 20 }
const FREQUENT = { p50: 10, p95: 15 }
const RARE = { p50: 4, p95: 5 }

export async function benchReading(stage: Stage): Promise<BenchRow[]> {
  await prepareCorpus(stage)
  await stage.restart()
  const farCursor = await turnPages(stage, FAR_PAGE)
  const card = await findCard(stage)
  const readings: Reading[] = [
    { name: 'List, first page', path: `/incidents?queue=done&limit=${PAGE}`, targets: LIST },
    {
      name: `List, page ${FAR_PAGE}`,
      path: `/incidents?queue=done&limit=${PAGE}&cursor=${encodeURIComponent(farCursor)}`,
      targets: LIST,
    },
    {
      name: 'List, all open and ended by deadline',
      path: `/incidents?limit=${PAGE}`,
      targets: LIST,
    },
    {
      name: 'List, municipality and group',
      path: `/incidents?queue=done&municipalityCode=borovichi&groupCode=roads&limit=${PAGE}`,
      targets: LIST,
    },
    ...searches(),
    { name: 'Card', path: `/incidents/${card}`, targets: { p50: 20, p95: 50 } },
    { name: 'Counters of all queues', path: '/incidents/counters', targets: { p50: 60, p95: 60 } },
  ]
  const rows: BenchRow[] = []
  for (const reading of readings) rows.push(...(await measure(stage, reading)))
  return rows
}

/** At whatever size the region has now. */
export async function benchSearches(stage: Stage, prefix: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const reading of searches()) rows.push(...(await measure(stage, reading)))
  return rows.map((one) => ({ ...one, name: `${prefix}${one.name}` }))
}

/** The same words in the region, in a queue and in a district. */
function searches(): Reading[] {
  const words = [
    ['frequent word', 'дорога', FREQUENT],
    ['rare word', 'тополь', RARE],
    ['two words', 'тополь дорога', RARE],
  ] as const
  const places = [
    ['', ''],
    [' in a queue', '&queue=in_progress'],
    [' in a district', '&municipalityCode=borovichi&groupCode=roads'],
  ] as const
  return words.flatMap(([word, search, targets]) =>
    places.map(([place, filter]) => ({
      name: `Search, ${word}${place}`,
      path: `/incidents?search=${encodeURIComponent(search)}${filter}&limit=${PAGE}`,
      targets,
    })),
  )
}

async function prepareCorpus({ pool }: Stage): Promise<void> {
  const { rows } = await pool.query<{ id: string; known: number }>(
    `select id, (select count(*) from author where external_id like 'corpus-%')::int as known from channel limit 1`,
  )
  const [channel] = rows
  if (!channel) throw new Error('No channel')
  if (channel.known === 0) await fillCorpus(pool, channel.id, CORPUS)
}

async function turnPages({ product, tokens }: Stage, pages: number): Promise<string> {
  let cursor = ''
  for (let page = 1; page < pages; page += 1) {
    const at = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const url = `${product.url}/api/incidents?queue=done&limit=${PAGE}${at}`
    cursor = (await readApi(url, tokens.dispatcher, IncidentListResponse))?.nextCursor ?? cursor
  }
  return cursor
}

async function findCard({ pool }: Stage): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from incident where step = 'in_progress' order by id limit 1 offset 1000`,
  )
  return rows[0]?.id ?? ''
}

async function measure(stage: Stage, { name, path, targets }: Reading): Promise<BenchRow[]> {
  const tookMs: number[] = []
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const startedAt = performance.now()
    const { status } = await callApi(`${stage.product.url}/api${path}`, { token: stage.tokens.dispatcher })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (call >= WARM_UP) tookMs.push(performance.now() - startedAt)
  }
  return [
    { name: `${name}: p50`, value: percentile(tookMs, 0.5), unit: 'ms', target: targets.p50, better: 'less' },
    {
      name: `${name}: p95`,
      value: percentile(tookMs, 0.95),
      unit: 'ms',
      target: targets.p95,
      better: 'less',
    },
  ]
}
