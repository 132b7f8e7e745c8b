/** Measures what people wait for at 100,000 incidents: lists, search, the card, the counters; over HTTP, with rights. */
import { IncidentListResponse } from '@veche/contract/incidents.ts'
import { fillCorpus } from '../corpus.ts'
import { readApi } from '../lib/api-client.ts'
import type { BenchRow } from './bench-row.ts'
import { type Reading, searches, timeReading } from './search.ts'
import type { Stage } from './stage.ts'

export const CORPUS = 100_000
const FAR_PAGE = 100
const PAGE = 50

const LIST = { p50: 6, p95: 20 }

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
  for (const reading of readings) rows.push(...(await timeReading(stage, reading)))
  return rows
}

/** Once: measurements after the first one find it. */
export async function prepareCorpus({ pool }: Stage): Promise<void> {
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
