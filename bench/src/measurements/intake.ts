/** Measures the way in: accepting deliveries and turning them into work, one by one and in batches. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { createProduct } from '../../../server/src/main/context.ts'
import { readSettings } from '../../../server/src/main/networks.ts'
import { createPipelineDeps } from '../../../server/src/main/workers.ts'
import { createRawWriter, processBatch } from '../../../server/src/modules/inbox/index.ts'
import { createLog } from '../../../server/src/platform/log.ts'
import { startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { percentile } from '../lib/stats.ts'
import { commentEnvelope, createWebhookClient } from '../lib/webhook-client.ts'
import type { BenchRow } from './bench-row.ts'
import { GROUP_ID, PROFILED, SECRET, type Stage } from './stage.ts'

const CONCURRENCY = 32
const WARM_UP = 2000
const ACCEPTED = 16_000
const ONE_BY_ONE = 1500
const COMMUNITY = { groupId: GROUP_ID, secret: SECRET }
const QUIET = { info: () => undefined, error: () => undefined }

/** The highest number of a comment so far, so that no measurement repeats another's. */
let used = 0

export function nextEnvelope(place: { postId?: number } = {}): { number: number; body: string } {
  used += 1
  return { number: used, body: commentEnvelope(used, { ...COMMUNITY, ...place }) }
}

/** Measures the acceptance alone: deliveries are answered after their commit, and the pipeline stands still. */
export async function benchAccept(stage: Stage): Promise<BenchRow[]> {
  const product = await stage.restart({ env: { VECHE_ROLE: 'api' } })
  const client = createWebhookClient(`${product.url}${new URL(stage.webhookUrl).pathname}`, CONCURRENCY)
  await postMany(client.post, WARM_UP)
  const startedAt = performance.now()
  const tookMs = await postMany(client.post, ACCEPTED)
  const seconds = (performance.now() - startedAt) / 1000
  client.close()
  return [
    { name: 'Webhook: accepted', value: ACCEPTED / seconds, unit: '/s', target: 2000, better: 'more' },
    { name: 'Webhook: p50', value: percentile(tookMs, 0.5), unit: 'ms', target: null, better: 'less' },
    { name: 'Webhook: p99', value: percentile(tookMs, 0.99), unit: 'ms', target: 250, better: 'less' },
  ]
}

async function postMany(post: (body: string) => Promise<number>, count: number): Promise<number[]> {
  const tookMs: number[] = []
  let left = count
  async function worker(): Promise<void> {
    while (left > 0) {
      left -= 1
      const { body } = nextEnvelope()
      const startedAt = performance.now()
      const status = await post(body)
      tookMs.push(performance.now() - startedAt)
      if (status !== 200) throw new Error(`The webhook answered ${status}`)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return tookMs
}

/** Lets the whole product work off what `benchAccept` left in the raw inbox. */
export async function benchPipeline(stage: Stage): Promise<BenchRow> {
  await stage.restart(PROFILED)
  const before = await countWaiting(stage.pool)
  const startedAt = performance.now()
  let waiting = before
  while (waiting > 0) {
    await sleep(200)
    waiting = await countWaiting(stage.pool)
  }
  const seconds = (performance.now() - startedAt) / 1000
  const value = before / seconds
  return { name: 'Pipeline: message to incident, in batches', value, unit: '/s', target: 500, better: 'more' }
}

async function countWaiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `select count(*)::int as waiting from raw_inbox where state = 'new'`,
  )
  return rows[0]?.waiting ?? 0
}

/** Takes the longest way: each message is stored, committed, worked on and committed before the next one. */
export async function benchOneByOne(stage: Stage): Promise<BenchRow> {
  await stage.product.stop()
  const postgres = await startPostgres({ dataDir: stage.settings.dataDir, log: QUIET })
  const product = await createProduct(readSettings(stage.env), postgres.runtime, createLog('silent'))
  try {
    const account = (await product.channels.listAll())[0]
    if (!account) throw new Error('No channel')
    const deps = createPipelineDeps(product)
    const writer = createRawWriter({ ...product.context, services: deps })
    await processBatch(deps)
    const startedAt = performance.now()
    for (let count = 0; count < ONE_BY_ONE; count += 1) {
      const { number, body } = nextEnvelope()
      const row = { dedupeKey: `bench-${number}`, body: Buffer.from(body), receivedAt: new Date() }
      await writer.write([{ ...row, channelId: account.id }])
    }
    const value = (ONE_BY_ONE * 1000) / (performance.now() - startedAt)
    return { name: 'Full chain, one by one', value, unit: '/s', target: 800, better: 'more' }
  } finally {
    await product.close()
    await postgres.stop()
    await stage.restart()
  }
}
