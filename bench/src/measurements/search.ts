/**
 * Measures search by words: how long it takes, with wide and with narrow rights, and whether it finds what a plain
 * scan finds.
 */
import { IncidentListResponse } from '@veche/contract/incidents.ts'
import { fillChatTalk } from '../corpus-chat.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import { createDistrictDispatcher } from '../lib/installation.ts'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import type { Stage } from './stage.ts'

const CALLS = 60
const WARM_UP = 10
const PAGE = 50
const LONGEST_PAGE = 200
const DISTRICT = 'borovichi'
const FREQUENT = { p50: 10, p95: 15 }
const RARE = { p50: 4, p95: 5 }
const WIDER = { p50: 20, p95: 50 }

export type Reading = { name: string; path: string; targets: { p50: number; p95: number } }

const WORDS = [
  ['frequent word', 'дорога', FREQUENT],
  ['rare word', 'тополь', RARE],
  ['two words', 'тополь дорога', RARE],
] as const
/** None of these stands in a text: what they mean does. The first means a frequent word, the second a rare one. */
const MEANT = [
  ['other word', 'помойка', WIDER],
  ['slip', 'таполь', WIDER],
] as const
const PLACES = [
  ['', ''],
  [' in a queue', '&queue=in_progress'],
  [' in a district', `&municipalityCode=${DISTRICT}&groupCode=roads`],
] as const

/** Searches the same words in the region, in a queue and in a district. */
export function searches(): Reading[] {
  return [...WORDS, ...MEANT].flatMap(([word, search, targets]) =>
    PLACES.map(([place, filter]) => ({
      name: `Search, ${word}${place}`,
      path: `/incidents?search=${encodeURIComponent(search)}${filter}&limit=${PAGE}`,
      targets,
    })),
  )
}

export async function timeReading(
  stage: Stage,
  { name, path, targets }: Reading,
  token = stage.tokens.dispatcher,
): Promise<BenchRow[]> {
  const tookMs: number[] = []
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const startedAt = performance.now()
    const { status } = await callApi(`${stage.product.url}/api${path}`, { token })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (call >= WARM_UP) tookMs.push(performance.now() - startedAt)
  }
  const row = (part: 0.5 | 0.95, target: number): BenchRow => ({
    ...{
      name: `${name}: p${part * 100}`,
      value: percentile(tookMs, part),
      unit: 'ms',
      target,
      better: 'less',
    },
  })
  return [row(0.5, targets.p50), row(0.95, targets.p95)]
}

/** Searches at the present size of the region, beside as many messages of chats. */
export async function benchSearches(stage: Stage, prefix: string, chatMessages: number): Promise<BenchRow[]> {
  await fillChatTalk(stage.pool, chatMessages)
  const district = await createDistrictDispatcher(stage.env, DISTRICT)
  const rows: BenchRow[] = []
  for (const reading of searches()) rows.push(...(await timeReading(stage, reading)))
  for (const reading of searches().filter(({ path }) => !path.includes('municipalityCode')))
    rows.push(
      ...(await timeReading(
        stage,
        { ...reading, name: `${reading.name}, dispatcher of a district` },
        district,
      )),
    )
  rows.push(await measureRecall(stage, district))
  return rows.map((one) => ({ ...one, name: `${prefix}${one.name}` }))
}

/** Gives the least share of what a scan of all texts finds, over words, places and rights whose answer is not cut. */
async function measureRecall(stage: Stage, district: string): Promise<BenchRow> {
  const shares: number[] = []
  for (const [word, search] of WORDS)
    for (const [place, filter] of PLACES)
      for (const [rights, token] of [
        ['region', stage.tokens.dispatcher],
        ['district', district],
      ] as const) {
        const found = await findAll(stage, `/incidents?search=${encodeURIComponent(search)}${filter}`, token)
        if (found === null) continue
        const scanned = await scan(stage, { search, filter, isNarrow: rights === 'district' })
        if (scanned.length === 0) continue
        const share = scanned.filter((id) => found.has(id)).length / scanned.length
        console.error(`recall of ${word}${place}, ${rights}: ${found.size} found, ${scanned.length} there`)
        shares.push(share)
      }
  return {
    ...{ name: `Search: recall, least of ${shares.length}`, value: Math.min(...shares), unit: '', target: 1 },
    better: 'more',
  }
}

/** Gives null where more was found than is looked through. */
async function findAll({ product }: Stage, path: string, token: string): Promise<Set<string> | null> {
  const found = new Set<string>()
  let cursor = ''
  do {
    const at = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const url = `${product.url}/api${path}&limit=${LONGEST_PAGE}${at}`
    const page = await readApi(url, token, IncidentListResponse)
    if (page === null) throw new Error(`${path} did not answer`)
    if (page.isCut) return null
    for (const { id } of page.incidents) found.add(id)
    cursor = page.nextCursor ?? ''
  } while (cursor !== '')
  return found
}

/** Reads every text, without the index of words and without the product. */
async function scan(
  { pool }: Stage,
  { search, filter, isNarrow }: { search: string; filter: string; isNarrow: boolean },
): Promise<string[]> {
  const asked = new URLSearchParams(filter)
  const { rows } = await pool.query<{ id: string }>(
    `select i.id from incident i join message m on m.id = i.source_message_id
     where (select bool_and(m.text ilike '%' || word || '%') from unnest($1::text[]) word)
       and ($2::text is null or i.step = $2) and ($3::text is null or i.municipality_code = $3)
       and ($4::text is null or i.group_code = $4)`,
    [
      search.split(' ').map((word) => word.slice(0, 5)),
      asked.get('queue'),
      isNarrow ? DISTRICT : asked.get('municipalityCode'),
      asked.get('groupCode'),
    ],
  )
  return rows.map(({ id }) => id)
}
