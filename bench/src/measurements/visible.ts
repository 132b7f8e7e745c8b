/** Measures from the network's post to the event in a browser that is signed in, at a steady pace. */
import { setTimeout as sleep } from 'node:timers/promises'
import { listenForFound } from '../lib/live-stream.ts'
import { percentile } from '../lib/stats.ts'
import { createWebhookClient } from '../lib/webhook-client.ts'
import type { BenchRow } from './bench-row.ts'
import { nextEnvelope } from './intake.ts'
import type { Stage } from './stage.ts'

const PER_SECOND = 50
const SECONDS = 10
const LATEST_MS = 10_000

export async function benchVisible(stage: Stage): Promise<BenchRow[]> {
  const product = await stage.restart()
  const heardAt = new Map<string, number>()
  const close = await listenForFound(`${product.url}/api/events`, stage.tokens.dispatcher, (incidentId) => {
    if (!heardAt.has(incidentId)) heardAt.set(incidentId, performance.now())
  })
  const sentAt = await postSteadily(stage.webhookUrl)
  const until = performance.now() + LATEST_MS
  while (heardAt.size < sentAt.size && performance.now() < until) await sleep(50)
  close()
  const tookMs = await match(stage, sentAt, heardAt)
  const row = (name: string, share: number, target: number | null): BenchRow => ({
    name: `Receipt to visible, ${PER_SECOND}/s: ${name}`,
    value: percentile(tookMs, share),
    unit: 'ms',
    target,
    better: 'less',
  })
  return [
    row('p50', 0.5, null),
    row('p99', 0.99, 1000),
    {
      name: 'Receipt to visible: not seen',
      value: sentAt.size - tookMs.length,
      unit: 'of 500',
      target: 0,
      better: 'less',
    },
  ]
}

/** When each comment was posted, by its number. */
async function postSteadily(url: string): Promise<Map<number, number>> {
  const client = createWebhookClient(url, 16)
  const sentAt = new Map<number, number>()
  const answers: Promise<number>[] = []
  const startedAt = performance.now()
  for (let count = 0; count < PER_SECOND * SECONDS; count += 1) {
    const dueAt = startedAt + (count * 1000) / PER_SECOND
    await sleep(Math.max(0, dueAt - performance.now()))
    const { number, body } = nextEnvelope()
    sentAt.set(number, performance.now())
    answers.push(client.post(body))
  }
  await Promise.all(answers)
  client.close()
  return sentAt
}

async function match(
  { pool }: Stage,
  sentAt: ReadonlyMap<number, number>,
  heardAt: ReadonlyMap<string, number>,
): Promise<number[]> {
  const { rows } = await pool.query<{ number: number; incident_id: string }>(
    `select external_id::int - 1000000 as number, incident_id from message
      where external_id = any($1::text[])`,
    [[...sentAt.keys()].map((number) => String(1_000_000 + number))],
  )
  return rows.flatMap(({ number, incident_id }) => {
    const [sent, heard] = [sentAt.get(number), heardAt.get(incident_id)]
    return sent === undefined || heard === undefined ? [] : [heard - sent]
  })
}
