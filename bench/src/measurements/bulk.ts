/** Measures one action over ten thousand incidents through the API, while somebody else works at the desk. */

import { setTimeout as sleep } from 'node:timers/promises'
import { BulkRunResponse } from '@veche/contract/desk.ts'
import { fillCorpus } from '../corpus.ts'
import { callApi } from '../lib/api-client.ts'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { CORPUS } from './reading.ts'
import type { Stage } from './stage.ts'

const SIZE = 10_000
const POLL_MS = 100
const LIST = '/incidents?queue=in_progress&limit=50'
const READ_EVERY_MS = 100

export type BulkFigures = {
  previewMs: number
  perSecond: number
  undonePerSecond: number
  stopMs: number
  listMs: number[]
  quietListMs: number[]
}

export async function benchBulk(stage: Stage): Promise<BenchRow[]> {
  await growTo(stage, CORPUS)
  await stage.restart()
  return presentBulk('100k', await measureBulk(stage))
}

export function presentBulk(at: string, figures: BulkFigures): BenchRow[] {
  const row = (
    name: string,
    value: number,
    rest: Pick<BenchRow, 'unit' | 'target' | 'better'>,
  ): BenchRow => ({
    name: `${at}: bulk of ${SIZE}: ${name}`,
    value,
    ...rest,
  })
  const quiet = percentile(figures.quietListMs, 0.95)
  const busy = percentile(figures.listMs, 0.95)
  return [
    row('preview', figures.previewMs, { unit: 'ms', target: 5000, better: 'less' }),
    row('steps', figures.perSecond, { unit: '/s', target: 100, better: 'more' }),
    row('undone', figures.undonePerSecond, { unit: '/s', target: 100, better: 'more' }),
    row('stopped after', figures.stopMs, { unit: 'ms', target: 2000, better: 'less' }),
    row('list meanwhile: p95', busy, { unit: 'ms', target: 100, better: 'less' }),
    row('list meanwhile to quiet: p95', busy / quiet, { unit: '×', target: null, better: 'less' }),
  ]
}

export async function growTo({ pool }: Stage, size: number): Promise<void> {
  const { rows } = await pool.query<{ id: string; known: number }>(
    `select id, (select count(*) from author where external_id like 'corpus-%')::int as known from channel limit 1`,
  )
  const [channel] = rows
  if (!channel) throw new Error('No channel')
  if (channel.known >= size) return
  await fillCorpus(pool, channel.id, size, channel.known + 1)
  await settle(pool)
}

/** Waits until autovacuum is done, so that the size of the tables is measured and not the aftermath of filling them. */
async function settle(pool: Stage['pool']): Promise<void> {
  await pool.query('checkpoint')
  const isCleaning = `select 1 from pg_stat_activity where backend_type = 'autovacuum worker'`
  while ((await pool.query(isCleaning)).rows.length > 0) await sleep(1000)
}

/** Tags the newest open incidents and takes it back, then begins once more and stops. */
export async function measureBulk(stage: Stage): Promise<BulkFigures> {
  const quietListMs = await readWhile(stage, sleep(3000))
  const previewAt = performance.now()
  const run = await preview(stage, 'замер')
  const previewMs = performance.now() - previewAt
  if (run.counts.ready !== SIZE) throw new Error(`${run.counts.ready} are ready, ${SIZE} were asked for`)

  const doing = timeTo(stage, run.id, { command: 'start', state: 'done' })
  const listMs = await readWhile(stage, doing)
  const undoing = timeTo(stage, run.id, { command: 'undo', state: 'undone' })
  listMs.push(...(await readWhile(stage, undoing)))
  const ended = await callRun(stage, `/bulk-runs/${run.id}`)
  if (ended.counts.undone !== SIZE) throw new Error(`${ended.counts.undone} of ${SIZE} were undone`)

  const second = await preview(stage, 'второй замер')
  await callRun(stage, `/bulk-runs/${second.id}/start`, {})
  await sleep(2000)
  const stopMs = await timeTo(stage, second.id, { command: 'cancel', state: 'cancelled' })
  await timeTo(stage, second.id, { command: 'undo', state: 'undone' })
  return {
    previewMs,
    perSecond: (SIZE * 1000) / (await doing),
    undonePerSecond: (SIZE * 1000) / (await undoing),
    stopMs,
    listMs,
    quietListMs,
  }
}

function preview(stage: Stage, tag: string): Promise<BulkRunResponse> {
  const action = { type: 'tag', add: [tag] }
  return callRun(stage, '/bulk-runs', { action, filter: { step: 'assigned,in_progress,new' } })
}

async function callRun({ product, tokens }: Stage, path: string, body?: object): Promise<BulkRunResponse> {
  const call = body === undefined ? {} : { method: 'POST' as const, body }
  const answer = await callApi(`${product.url}/api${path}`, { token: tokens.dispatcher, ...call })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return BulkRunResponse.parse(answer.body)
}

async function timeTo(
  stage: Stage,
  id: string,
  { command, state }: { command: 'start' | 'undo' | 'cancel'; state: BulkRunResponse['state'] },
): Promise<number> {
  const startedAt = performance.now()
  await callRun(stage, `/bulk-runs/${id}/${command}`, {})
  while ((await callRun(stage, `/bulk-runs/${id}`)).state !== state) await sleep(POLL_MS)
  return performance.now() - startedAt
}

/** Reads the list of a colleague all the while. */
async function readWhile({ product, tokens }: Stage, work: Promise<unknown>): Promise<number[]> {
  const tookMs: number[] = []
  let isOver = false
  void work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const startedAt = performance.now()
    await callApi(`${product.url}/api${LIST}`, { token: tokens.coordinator })
    tookMs.push(performance.now() - startedAt)
    await sleep(READ_EVERY_MS)
  }
  await work
  return tookMs
}
