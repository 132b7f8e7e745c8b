/** Measures a live stream under load: from the network's post to the question that the screen of the editor may read. */
import { setTimeout as sleep } from 'node:timers/promises'
import { LivestreamQuestionsResponse, LivestreamResponse } from '@veche/contract/livestreams.ts'
import { z } from 'zod'
import { callApi, readApi } from '../lib/api-client.ts'
import { percentile } from '../lib/stats.ts'
import { createWebhookClient } from '../lib/webhook-client.ts'
import type { BenchRow } from './bench-row.ts'
import { nextEnvelope } from './intake.ts'
import { GROUP_ID, type Stage } from './stage.ts'

const PER_SECOND = 200
const SECONDS = 10
const POST_ID = 900
const LATEST_MS = 30_000
/** How often the screen asks when nothing is new. */
const ASKS_EVERY_MS = 50

export async function benchOnAir(stage: Stage): Promise<BenchRow[]> {
  const product = await stage.restart()
  const url = await goOnAir(stage, `${product.url}/api`)
  const seenAt = new Map<number, number>()
  const sentAt = new Map<number, number>()
  let isPosted = false
  const posting = postSteadily(stage.webhookUrl, sentAt).finally(() => {
    isPosted = true
  })
  const until = performance.now() + SECONDS * 1000 + LATEST_MS
  let since = 0
  while (performance.now() < until && (!isPosted || seenAt.size < sentAt.size)) {
    const asked = `${url}/questions?since=${since}&limit=200`
    const news = await readApi(asked, stage.tokens.moderator, LivestreamQuestionsResponse)
    const now = performance.now()
    for (const { text } of news?.questions ?? []) note(seenAt, Number(/\d+$/.exec(text)?.[0]), now)
    since = news?.revision ?? since
    if (!news?.hasMore) await sleep(ASKS_EVERY_MS)
  }
  await posting
  const tookMs = [...sentAt].flatMap(([number, sent]) => {
    const seen = seenAt.get(number)
    return seen === undefined ? [] : [seen - sent]
  })
  const name = `Comment to question on air, ${PER_SECOND}/s`
  return [
    { name: `${name}: p50`, value: percentile(tookMs, 0.5), unit: 'ms', target: null, better: 'less' },
    { name: `${name}: p99`, value: percentile(tookMs, 0.99), unit: 'ms', target: 1000, better: 'less' },
    {
      ...{ name: `${name}: not seen`, value: sentAt.size - tookMs.length, target: 0, better: 'less' },
      unit: `of ${PER_SECOND * SECONDS}`,
    },
  ]
}

/** Counts the first change of a question, because one that others are folded into changes again. */
function note(seenAt: Map<number, number>, number: number, now: number): void {
  if (!seenAt.has(number)) seenAt.set(number, now)
}

async function goOnAir({ tokens, pool }: Stage, api: string): Promise<string> {
  const token = tokens.moderator
  const post = async (path: string, body: object) => {
    const { status, body: answer } = await callApi(`${api}${path}`, { token, method: 'POST', body })
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
    return LivestreamResponse.parse(answer)
  }
  const { rows } = await pool.query(`select id from channel where network = 'vk' limit 1`)
  const channelId = z.object({ id: z.string() }).parse(rows[0]).id
  const { id } = await post('/livestreams', {
    ...{ title: 'Прямая линия', municipalityCode: 'staraya-russa', plannedAt: new Date().toISOString() },
    speakers: [{ name: 'Глава', position: '' }],
  })
  const permalink = `https://vk.com/wall-${GROUP_ID}_${POST_ID}`
  let { version } = await post(`/livestreams/${id}/sources`, { kind: 'broadcast', channelId, permalink })
  for (const move of ['announce', 'begin'])
    version = (await post(`/livestreams/${id}/move`, { move, expectedVersion: version })).version
  return `${api}/livestreams/${id}`
}

/** When each comment was posted, by its number. */
async function postSteadily(url: string, sentAt: Map<number, number>): Promise<void> {
  const client = createWebhookClient(url, 32)
  const answers: Promise<number>[] = []
  const startedAt = performance.now()
  for (let count = 0; count < PER_SECOND * SECONDS; count += 1) {
    const dueAt = startedAt + (count * 1000) / PER_SECOND
    await sleep(Math.max(0, dueAt - performance.now()))
    const { number, body } = nextEnvelope({ postId: POST_ID })
    sentAt.set(number, performance.now())
    answers.push(client.post(body))
  }
  await Promise.all(answers)
  client.close()
}
